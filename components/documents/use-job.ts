"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/client";
import { isUnderWay } from "./job";

/** How often a job that is under way is looked at, in milliseconds. */
const lookEvery = 400;

/** A job, looked at until it is over. What others on the page know of documents is old then. */
export function useJob(id: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: job, error } = useQuery(
    trpc.documentStores.job.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : lookEvery), staleTime: 0 },
    ),
  );
  const over = job !== undefined && !isUnderWay(job);
  useEffect(() => {
    if (!over) return;
    for (const stale of [
      trpc.documentStores.get.pathFilter(),
      trpc.documentStores.list.pathFilter(),
      trpc.documentStores.chunks.pathFilter(),
      trpc.documentStores.history.pathFilter(),
      trpc.documentStores.jobs.pathFilter(),
    ])
      void queries.invalidateQueries(stale);
  }, [over, queries, trpc]);
  const cancel = useMutation(
    trpc.documentStores.cancelJob.mutationOptions({
      onSuccess: () => void queries.invalidateQueries(trpc.documentStores.job.queryFilter({ id })),
    }),
  );
  return { job, error, cancel: () => cancel.mutate({ id }), cancelling: cancel.isPending };
}
