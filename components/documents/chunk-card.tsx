import { sourcePlace, sourceTitle } from "@/components/chat/source-title";
import { charactersText } from "./characters-text";
import type { StoreChunk } from "./document-store";

/** A chunk in the list. All of it can be pressed. */
export function ChunkCard({ chunk, onOpen }: { chunk: StoreChunk; onOpen: () => void }) {
  const place = sourcePlace(chunk);
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex h-full w-full flex-col rounded-md border bg-card px-3 py-2 text-left transition-colors hover:bg-hover"
    >
      <span className="mb-1 flex w-full items-baseline gap-2 text-sm">
        <span className="text-muted-foreground tabular-nums">#{chunk.number}</span>
        <span className="min-w-0 flex-1 truncate font-medium">{sourceTitle(chunk)}</span>
        <span className="shrink-0 text-muted-foreground tabular-nums">{charactersText(chunk.pageContent.length)}</span>
      </span>
      {place !== undefined && <span className="mb-1 text-sm text-muted-foreground">{place}</span>}
      <span className="line-clamp-6 text-sm wrap-anywhere whitespace-pre-line text-muted-foreground">
        {chunk.pageContent}
      </span>
    </button>
  );
}
