"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { ErrorState } from "@/components/ui/error-state";
import { NoRuns } from "./no-runs";
import { RunDrawer } from "./run-drawer";
import { RunFilterBar } from "./run-filter-bar";
import { parseRunStatus } from "./run-status";
import { RunTable } from "./run-table";
import { RunTableSkeleton } from "./run-table-skeleton";

/** How often the list is asked for again while something runs, in milliseconds. */
const watchEvery = 3_000;

/** Runs of every kind of flow: which, when, how long, how it ended. */
export function RunList({ flows }: { flows: readonly { id: string; name: string; kind: FlowKind }[] }) {
  const trpc = useTRPC();
  const [flowId, setFlowId] = useQueryParam("flow");
  const [status, setStatus] = useQueryParam("status");
  const [runId, setRunId] = useQueryParam("run");
  const pages = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(
      { flowId: flowId === "" ? undefined : flowId, status: parseRunStatus(status) },
      {
        getNextPageParam: (page) => page.next,
        placeholderData: keepPreviousData,
        refetchInterval: (query) =>
          query.state.data?.pages.some((page) => page.items.some((run) => run.status === "running"))
            ? watchEvery
            : false,
      },
    ),
  );
  // The drawer keeps showing its run while it slides out.
  const [shownRun, setShownRun] = useState(runId);
  if (runId !== "" && runId !== shownRun) setShownRun(runId);
  const runs = pages.data?.pages.flatMap((page) => page.items);
  const clear = () => [setFlowId, setStatus].forEach((set) => set(""));
  return (
    <>
      <RunFilterBar flows={flows} flowId={flowId} onFlow={setFlowId} status={status} onStatus={setStatus} />
      {pages.isPending && <RunTableSkeleton />}
      {pages.isError && !runs && (
        <ErrorState
          title={t("The executions could not be loaded")}
          message={errorMessage(pages.error)}
          onRetry={() => void pages.refetch()}
        />
      )}
      {runs?.length === 0 && <NoRuns filtered={flowId !== "" || status !== ""} onClear={clear} />}
      {runs && runs.length > 0 && <RunTable runs={runs} onOpen={setRunId} dimmed={pages.isPlaceholderData} />}
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("Show more")}
        </Button>
      )}
      <RunDrawer runId={shownRun} open={runId !== ""} flows={flows} onClose={() => setRunId("")} />
    </>
  );
}
