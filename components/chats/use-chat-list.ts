"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDebounced } from "@/components/messages/use-debounced";
import { useTRPC } from "@/components/trpc/client";
import type { ChatSummary } from "./chat-summary";
import type { ChatFilters } from "./use-chat-filters";

/** How often the list is asked for, in milliseconds, while something in it runs and while nothing does. */
const [watchEvery, lookEvery] = [3_000, 20_000];

/** The person's chats that match, newest first, a page at a time. */
export function useChatList({ search, status, flowId }: ChatFilters) {
  const trpc = useTRPC();
  const text = useDebounced(search.trim());
  return useInfiniteQuery(
    trpc.chats.list.infiniteQueryOptions(
      { search: text === "" ? undefined : text, status, flowId: flowId === "" ? undefined : flowId },
      {
        getNextPageParam: (page) => page.next,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.pages.some(({ items }) => items.some((chat) => chat.status === "running"))
            ? watchEvery
            : lookEvery,
      },
    ),
  );
}

export type ChatList = ReturnType<typeof useChatList>;

export const chatsOf = (list: ChatList): ChatSummary[] => list.data?.pages.flatMap(({ items }) => items) ?? [];
