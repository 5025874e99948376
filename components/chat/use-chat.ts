"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { type ChatMode, chatFor } from "./chat-registry";
import type { Chat, ChatHooks, ChatState } from "./chat-store";

interface UseChat {
  flowId: string;
  mode: ChatMode;
  apiKey: string | undefined;
  hooks: ChatHooks;
}

/** Whether the page runs in the browser and took over from what the server drew. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );

/** The conversation with a flow, bound to the component that shows it. Call it only in the browser. */
export function useChat({ flowId, mode, apiKey, hooks }: UseChat): { chat: Chat; state: ChatState } {
  const { chat, bind } = chatFor(mode, flowId);
  useLayoutEffect(() => bind(hooks, apiKey));
  return { chat, state: useStore(chat.state) };
}
