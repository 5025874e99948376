"use client";

import { useRef } from "react";
import type { RegisteredChat } from "./chat-registry";

/** What ends an answer or a session, and the place where the next question is typed. */
export function useSessionActions({ chat, speaker }: Pick<RegisteredChat, "chat" | "speaker">) {
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = () => field.current?.focus();
  const clear = () => {
    speaker.stop();
    chat.clear();
  };
  const startAnew = () => {
    clear();
    focus();
  };
  const stop = () => {
    chat.stop();
    focus();
  };
  return { field, focus, clear, startAnew, stop };
}
