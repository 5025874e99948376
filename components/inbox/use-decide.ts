"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";

/** Gives a run the decision that it waits for, and lets everything that shows it look again. */
export function useDecide() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.executions.decide.mutationOptions({
      meta: { quiet: true },
      onSettled: () => queries.invalidateQueries(trpc.executions.pathFilter()),
    }),
  );
}
