"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useCanvas } from "@/components/canvas/canvas-context";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { VersionRow } from "./version-row";

/** What the flow was: every version that is kept, newest first. */
export function HistoryPane() {
  const trpc = useTRPC();
  const id = useCanvas((state) => state.head.id);
  const pages = useInfiniteQuery(
    trpc.versions.list.infiniteQueryOptions(
      { id },
      { getNextPageParam: (page) => page.before ?? undefined, initialCursor: undefined },
    ),
  );
  useNewest();
  if (pages.error && !pages.data)
    return (
      <ErrorState
        title={t("The history could not be read")}
        message={errorMessage(pages.error)}
        onRetry={() => void pages.refetch()}
        className="m-4"
      />
    );
  if (!pages.data) return <RowSkeletons />;
  const versions = pages.data.pages.flatMap((page) => page.versions);
  if (versions.length === 0)
    return (
      <EmptyState title={t("Nothing saved yet")} className="m-4">
        {t("Each save becomes a version that can be looked at, compared and brought back.")}
      </EmptyState>
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      <ol aria-label={t("Versions")} className="flex flex-col gap-0.5">
        {versions.map((version) => (
          <VersionRow key={version.number} version={version} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          variant="ghost"
          className="mt-2 w-full"
          busy={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("Show older versions")}
        </Button>
      )}
    </div>
  );
}

/** The list is old as soon as something was saved or published. */
function useNewest(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const number = useCanvas((state) => state.base.number);
  const kept = useCanvas((state) => state.base.kept);
  const published = useCanvas((state) => state.published);
  useEffect(() => {
    void queries.invalidateQueries(trpc.versions.list.pathFilter());
  }, [queries, trpc, number, kept, published]);
}

function RowSkeletons() {
  return (
    <div role="status" aria-busy aria-label={t("Loading the history")} className="flex flex-col gap-2 p-4">
      {Array.from({ length: 6 }, (_, row) => (
        <Skeleton key={row} className="h-12" />
      ))}
    </div>
  );
}
