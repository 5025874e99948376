"use client";

import type { SourceDocument } from "@/domain/api/stream-event";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { ScrollRegion } from "./scroll-region";
import { sourceAddress, sourcePlace, sourceTitle } from "./source-title";

/** The passages an answer rests on, as numbered chips that open them. */
export function SourceChips({ sources }: { sources: SourceDocument[] }) {
  if (sources.length === 0) return null;
  return (
    <ul aria-label="Sources" className="flex flex-wrap gap-1.5">
      {sources.map((source, index) => (
        <li key={source.id ?? index} className="max-w-full">
          <SourceChip source={source} number={index + 1} />
        </li>
      ))}
    </ul>
  );
}

function SourceChip({ source, number }: { source: SourceDocument; number: number }) {
  const title = sourceTitle(source);
  const place = sourcePlace(source);
  const address = sourceAddress(source);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`Source ${number}: ${title}`}
          className="flex h-6 max-w-56 items-center gap-1.5 rounded-full border bg-card pr-2.5 pl-1 text-xs text-muted-foreground transition-colors hover:bg-hover hover:text-foreground data-[state=open]:bg-hover pointer-coarse:h-8"
        >
          <span className="flex h-4 min-w-4 items-center justify-center rounded-full bg-primary-soft px-1 text-link">
            {number}
          </span>
          <span className="truncate">{title}</span>
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Source ${number}`} className="w-96 max-w-[calc(100vw-2rem)] p-0">
        <header className="border-b px-3 py-2">
          <p className="truncate font-medium">{title}</p>
          {place !== undefined && <p className="text-xs text-muted-foreground">{place}</p>}
          {address !== undefined && (
            <a
              href={address}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="block truncate text-xs text-link underline-offset-2 hover:underline"
            >
              {address}
            </a>
          )}
        </header>
        <ScrollRegion
          label="Passage"
          className="max-h-72 overflow-y-auto px-3 py-2 text-sm break-words whitespace-pre-wrap -outline-offset-2"
        >
          {source.pageContent}
        </ScrollRegion>
      </PopoverContent>
    </Popover>
  );
}
