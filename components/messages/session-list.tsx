"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { SessionRow } from "./session-row";
import { type Sessions, sessionsOf } from "./use-sessions";

interface SessionListProps {
  pages: Sessions;
  /** The open one. */
  session: string;
  onOpen: (sessionId: string) => void;
}

/** The sessions that match, the latest first, a page at a time. */
export function SessionList({ pages, session, onOpen }: SessionListProps) {
  return (
    <div className={cn("flex flex-col gap-3 transition-opacity", pages.isPlaceholderData && "opacity-60")}>
      <ul aria-label={t("Sessions")} className="overflow-hidden rounded-lg border bg-card">
        {sessionsOf(pages).map((row) => (
          <SessionRow
            key={row.sessionId}
            row={row}
            current={row.sessionId === session}
            onOpen={() => onOpen(row.sessionId)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("Show more")}
        </Button>
      )}
    </div>
  );
}
