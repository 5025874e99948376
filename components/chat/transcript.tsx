"use client";

import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { ScrollRegion } from "./scroll-region";
import { useStickToBottom } from "./use-stick-to-bottom";

interface TranscriptProps {
  /** Changes when a question is asked, which brings its reader to the end. */
  newest: string | undefined;
  children: ReactNode;
}

/** The scrolling part of a chat. It follows what is newest until its reader scrolls away. */
export function Transcript({ newest, children }: TranscriptProps) {
  const { scroller, content, away, onScroll, toBottom } = useStickToBottom(newest);
  return (
    <div className="relative min-h-0 flex-1">
      <ScrollRegion
        ref={scroller}
        onScroll={onScroll}
        log
        label={t("Conversation")}
        // The finished answer is announced once; token by token nobody could follow.
        aria-live="off"
        className="h-full overflow-y-auto overscroll-contain -outline-offset-2 [scrollbar-gutter:stable_both-edges] [scrollbar-width:thin]"
      >
        <div ref={content} className="mx-auto flex min-h-full w-full max-w-3xl flex-col px-4 sm:px-5">
          {children}
        </div>
      </ScrollRegion>
      {away && (
        <div className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center">
          <Button size="sm" className="pointer-events-auto rounded-full shadow-float" onClick={toBottom}>
            <ArrowDown />
            {t("Jump to latest")}
          </Button>
        </div>
      )}
    </div>
  );
}
