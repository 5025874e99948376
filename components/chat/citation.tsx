"use client";

import { createContext, use } from "react";
import type { ExtraProps } from "react-markdown";
import { t } from "@/components/words/t";
import type { SourceDocument } from "@/domain/api/stream-event";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { PassageCard } from "./passage-card";
import { sourceTitle } from "./source-title";

const Sources = createContext<readonly SourceDocument[]>([]);

/** The passages that numbers in an answer's text stand for. */
export const SourcesProvider = Sources;

/** A number in an answer's text, which opens the passage that it names. */
export function Citation({ node }: ExtraProps) {
  const sources = use(Sources);
  const number = Number(node?.properties["dataNumber"]);
  const claim = String(node?.properties["dataClaim"] ?? "");
  const source = sources[number - 1];
  if (!source) return `[${number}]`;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={t("Source {number}: {sourceTitle}", { number, sourceTitle: sourceTitle(source) })}
          className="relative -top-px mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-primary-soft px-1 align-baseline text-xs leading-none font-medium text-link tabular-nums transition-colors before:absolute before:-inset-1 hover:bg-hover data-[state=open]:bg-hover"
        >
          {number}
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("Source {number}", { number })} className="w-96 max-w-[calc(100vw-2rem)] p-0">
        <PassageCard source={source} claim={claim} />
      </PopoverContent>
    </Popover>
  );
}
