"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type RouterInputs, useTRPC } from "@/components/trpc/client";
import type { SessionSummary } from "./session-row";

type SessionFilter = Omit<RouterInputs["messages"]["sessions"], "flowId" | "cursor" | "direction">;

/** A flow's sessions that match, a page at a time. */
export function useSessions(flowId: string, filter: SessionFilter) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.messages.sessions.infiniteQueryOptions(
      { flowId, ...filter },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
}

export type Sessions = ReturnType<typeof useSessions>;

export const sessionsOf = (pages: Sessions): SessionSummary[] => pages.data?.pages.flatMap((page) => page.items) ?? [];
