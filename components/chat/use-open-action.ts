"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/client";
import type { Chat, ChatState } from "./chat-store";

/** How often a decision that others may take as well is asked for, in milliseconds. */
const watchEvery = 15_000;

/** Closes the newest reply's question to a person once it was answered somewhere else. */
export function useOpenAction(flowId: string, chat: Chat, { chatId, exchanges, phase }: ChatState): void {
  const trpc = useTRPC();
  const reply = exchanges.at(-1)?.reply;
  const nodeId = reply?.decided === undefined ? reply?.action?.data.nodeId : undefined;
  const open = phase === "idle" && nodeId !== undefined;
  const { data: waits, dataUpdatedAt } = useQuery(
    trpc.sharedChat.waits.queryOptions(
      { id: flowId, chatId },
      { enabled: open, gcTime: 0, staleTime: 0, refetchInterval: watchEvery, meta: { quiet: true } },
    ),
  );
  // An answer from before the question says nothing about it.
  const askedAt = exchanges.at(-1)?.askedAt ?? 0;
  const closed = open && waits !== undefined && !waits.includes(nodeId) && dataUpdatedAt > askedAt + (reply?.ms ?? 0);
  useEffect(() => {
    if (closed) chat.closeAction();
  }, [closed, chat]);
}
