import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { charactersText } from "./characters-text";
import { sourcePlace, sourceTitle } from "@/components/chat/source-title";

interface PassageProps {
  pageContent: string;
  metadata: Record<string, unknown>;
  /** At the right of the title. */
  aside?: ReactNode;
  /** Shows all of its text. */
  whole?: boolean;
}

/** A piece of a document with where it came from. */
export function Passage({ pageContent, metadata, aside, whole = false }: PassageProps) {
  const place = sourcePlace({ pageContent, metadata });
  return (
    <article className="rounded-md border px-3 py-2">
      <header className="mb-1 flex items-baseline gap-2 text-sm">
        <span className="min-w-0 flex-1 truncate font-medium">
          {sourceTitle({ pageContent, metadata })}
          {place !== undefined && <span className="ml-1.5 font-normal text-muted-foreground">{place}</span>}
        </span>
        {aside}
        <span className="shrink-0 text-muted-foreground tabular-nums max-sm:hidden">
          {charactersText(pageContent.length)}
        </span>
      </header>
      <p className={cn("text-sm wrap-anywhere whitespace-pre-line text-muted-foreground", !whole && "line-clamp-4")}>
        {pageContent}
      </p>
    </article>
  );
}
