"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { ExecutionFilterBar } from "./execution-filter-bar";
import { ExecutionTable } from "./execution-table";
import { NoExecutions } from "./no-executions";
import { RunTableSkeleton } from "./run-table-skeleton";
import { useExecutionFilters } from "./use-execution-filters";

/** How often the list is asked for again, in milliseconds: while something runs, and otherwise. */
const [watchEvery, lookEvery] = [1_500, 15_000];

/** The runs of agentflows. */
export function ExecutionList({ flows }: { flows: readonly { id: string; name: string }[] }) {
  const trpc = useTRPC();
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
  return (
    <>
      <ExecutionFilterBar flows={flows} filters={filters} />
      {pages.isPending && <RunTableSkeleton />}
      {pages.isError && !executions && (
        <ErrorState
          title="The executions could not be loaded"
          message={errorMessage(pages.error)}
          onRetry={() => void pages.refetch()}
        />
      )}
      {executions?.length === 0 && <NoExecutions filtered={filters.active} onClear={filters.clear} />}
      {executions && executions.length > 0 && (
        <ExecutionTable executions={executions} dimmed={pages.isPlaceholderData} />
      )}
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
