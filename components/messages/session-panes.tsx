"use client";

import { useQueryParam } from "@/components/frame/use-query-param";
import { errorMessage } from "@/components/trpc/error-message";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { t } from "@/components/words/t";
import { MessageFilterBar } from "./message-filter-bar";
import { NoSessions } from "./no-sessions";
import { SessionList } from "./session-list";
import { SessionListSkeleton } from "./session-list-skeleton";
import { TranscriptPane } from "./transcript-pane";
import type { MessageFilters } from "./use-message-filters";
import { sessionsOf, useSessions } from "./use-sessions";

/** The sessions and the open one: side by side, or one after the other on a narrow screen. */
export function SessionPanes({ flowId, filters }: { flowId: string; filters: MessageFilters }) {
  const [session, setSession] = useQueryParam("session");
  const pages = useSessions(flowId, filters.input);
  const filterBar = (
    <div className={cn(session !== "" && "hidden lg:block")}>
      <MessageFilterBar filters={filters} />
    </div>
  );
  const empty = pages.isSuccess && sessionsOf(pages).length === 0;
  if (empty && session === "") {
    return (
      <>
        {filters.active && filterBar}
        <NoSessions filtered={filters.active} onClearFilters={filters.clear} />
      </>
    );
  }
  return (
    <>
      {filterBar}
      <div className="grid min-h-0 items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={cn("min-w-0", session !== "" && "hidden lg:block")}>
          {pages.isPending && <SessionListSkeleton />}
          {pages.isError && (
            <ErrorState
              title={t("The sessions could not be loaded")}
              message={errorMessage(pages.error)}
              onRetry={() => void pages.refetch()}
            />
          )}
          {pages.isSuccess && !empty && <SessionList pages={pages} session={session} onOpen={setSession} />}
          {empty && <NoSessions filtered={filters.active} onClearFilters={filters.clear} />}
        </div>
        <div className={cn("min-w-0 lg:sticky lg:top-6", session === "" && "hidden lg:block")}>
          <TranscriptPane key={session} flowId={flowId} session={session} onClose={() => setSession("")} />
        </div>
      </div>
    </>
  );
}
