"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useViewer } from "@/components/frame/use-viewer";
import { useSelection } from "@/components/flow-list/use-selection";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { t } from "@/components/words/t";
import type { ExecutionSummary } from "./execution";
import { ExecutionBulkBar } from "./execution-bulk-bar";
import { ExecutionFilterBar } from "./execution-filter-bar";
import { ExecutionTable } from "./execution-table";
import { NoExecutions } from "./no-executions";
import { RunTableSkeleton } from "./run-table-skeleton";
import { useExecutionFilters } from "./use-execution-filters";

/** How often the list is asked for again, in milliseconds: while something runs, and otherwise. */
const [watchEvery, lookEvery] = [1_500, 15_000];
const none: readonly ExecutionSummary[] = [];

/** The runs of agentflows. */
export function ExecutionList({ flows }: { flows: readonly { id: string; name: string }[] }) {
  const trpc = useTRPC();
  const { canEdit } = useViewer();
  const filters = useExecutionFilters();
  const pages = useInfiniteQuery(
    trpc.executions.list.infiniteQueryOptions(filters.input, {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchInterval: (query) =>
        query.state.data?.pages.some((page) => page.items.some(({ status }) => status === "running"))
          ? watchEvery
          : lookEvery,
    }),
  );
  const executions = pages.data?.pages.flatMap((page) => page.items);
  const selection = useSelection(executions ?? none);
  const ids = [...selection.ids];
  return (
    <>
      <ExecutionFilterBar flows={flows} filters={filters} />
      {pages.isPending && <RunTableSkeleton />}
      {pages.isError && !executions && (
        <ErrorState
          title={t("The executions could not be loaded")}
          message={errorMessage(pages.error)}
          onRetry={() => void pages.refetch()}
        />
      )}
      {executions?.length === 0 && <NoExecutions filtered={filters.active} onClear={filters.clear} />}
      {executions && executions.length > 0 && (
        <ExecutionTable
          executions={executions}
          selection={canEdit ? selection : undefined}
          dimmed={pages.isPlaceholderData}
        />
      )}
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("Show more")}
        </Button>
      )}
      {ids.length > 0 && <ExecutionBulkBar ids={ids} onClear={() => selection.set([])} />}
    </>
  );
}
