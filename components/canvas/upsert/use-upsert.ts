"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import { isDirty } from "@/components/canvas/canvas-state";
import { saveFlow } from "@/components/canvas/save-flow";
import { isUnderWay } from "@/components/documents/job";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { startUpsert } from "./start-upsert";

export interface Upsert {
  jobId: string | undefined;
  start(storeNodeId: string): void;
  starting: boolean;
  error: string | undefined;
  /** Back to what would be loaded. */
  again(): void;
}

/** Starting an upsert and knowing which one is shown: the one that was started here, or one that is still under way. */
export function useUpsert(): Upsert {
  const { store, storage } = useCanvasContext();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>();
  const { id: flowId } = store.getState().head;
  const { data: jobs } = useQuery(trpc.documentStores.jobs.queryOptions({ id: flowId }, { staleTime: 0 }));
  const start = useMutation({
    mutationFn: async (storeNodeId: string) => {
      const state = store.getState();
      if (!state.readOnly && (isDirty(state) || state.base.number === null) && !(await saveFlow(store, storage)))
        throw new Error(t("The flow could not be saved, so nothing was upserted. Save it and try again."));
      return startUpsert(flowId, storeNodeId);
    },
    onSuccess: (jobId) => {
      setChosen(jobId);
      void queries.invalidateQueries(trpc.documentStores.jobs.queryFilter({ id: flowId }));
    },
  });
  const running = jobs?.find(isUnderWay)?.id;
  return {
    jobId: chosen === undefined ? running : (chosen ?? undefined),
    start: (storeNodeId) => start.mutate(storeNodeId),
    starting: start.isPending,
    error: start.error?.message,
    again: () => setChosen(null),
  };
}
