"use client";

import { useEffect, useLayoutEffect, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { ChatMode } from "./chat-call";
import { chatFor, type RegisteredChat } from "./chat-registry";
import type { ChatHooks, ChatState } from "./chat-store";

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
export function useChat({ flowId, mode, apiKey, hooks }: UseChat): RegisteredChat & { state: ChatState } {
  const registered = chatFor(mode, flowId);
  const { chat, bind } = registered;
  useLayoutEffect(() => bind(hooks, apiKey));
  useEffect(() => void chat.resume(), [chat]);
  return { ...registered, state: useStore(chat.state) };
}
