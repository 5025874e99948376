"use client";

import { t } from "@/components/words/t";
import type { SourceDocument } from "@/domain/api/stream-event";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { claimsIn } from "./cited-claims";
import { PassageCard } from "./passage-card";
import { sourceTitle } from "./source-title";

/** The passages an answer rests on, as numbered chips that open them. */
export function SourceChips({ sources, answer = "" }: { sources: SourceDocument[]; answer?: string }) {
  if (sources.length === 0) return null;
  const claims = claimsIn(answer, sources.length);
  return (
    <ul aria-label={t("Sources")} className="flex flex-wrap gap-1.5">
      {sources.map((source, index) => (
        <li key={source.id ?? index} className="max-w-full">
          <SourceChip source={source} number={index + 1} claim={claims.get(index + 1)} />
        </li>
      ))}
    </ul>
  );
}

interface SourceChipProps {
  source: SourceDocument;
  number: number;
  /** What the answer claims with it. */
  claim: string | undefined;
}

function SourceChip({ source, number, claim }: SourceChipProps) {
  const title = sourceTitle(source);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={t("Source {number}: {title}", { number, title })}
          className="flex h-6 max-w-56 items-center gap-1.5 rounded-full border bg-card pr-2.5 pl-1 text-xs text-muted-foreground transition-colors hover:bg-hover hover:text-foreground data-[state=open]:bg-hover pointer-coarse:h-8"
        >
          <span className="flex h-4 min-w-4 items-center justify-center rounded-full bg-primary-soft px-1 text-link">
            {number}
          </span>
          <span className="truncate">{title}</span>
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("Source {number}", { number })} className="w-96 max-w-[calc(100vw-2rem)] p-0">
        <PassageCard source={source} claim={claim} />
      </PopoverContent>
    </Popover>
  );
}
