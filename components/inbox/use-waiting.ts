"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";

/** How often what waits for a person is asked for, in milliseconds. */
const lookEvery = 15_000;

/** Everything that waits for a person. */
export function useWaiting() {
  const trpc = useTRPC();
  return useQuery(
    trpc.executions.waiting.queryOptions(undefined, {
      staleTime: lookEvery / 2,
      refetchInterval: lookEvery,
      meta: { quiet: true },
    }),
  );
}
