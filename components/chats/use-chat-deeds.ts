"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";

/** What a person may do in a chat. Each resolves to whether it was done. */
export interface ChatDeeds {
  send: (text: string) => Promise<boolean>;
  /** Answers what the chat waits for; empty means to go on without. */
  answer: (text: string, reject?: boolean) => Promise<boolean>;
  stop: () => Promise<boolean>;
  /** Something of it is on its way. */
  busy: boolean;
  /** Why the last one was not done. */
  error: string | null;
}

/** The rows that come of it arrive by the chat's line. */
export function useChatDeeds(id: string): ChatDeeds {
  const trpc = useTRPC();
  const quiet = { meta: { quiet: true } };
  const send = useMutation(trpc.chats.send.mutationOptions(quiet));
  const input = useMutation(trpc.chats.input.mutationOptions(quiet));
  const abort = useMutation(trpc.chats.abort.mutationOptions(quiet));
  const all = [send, input, abort];
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    all.forEach((each) => each.reset());
    try {
      await work();
      return true;
    } catch {
      // It is shown: `error`.
      return false;
    }
  };
  const failed = all.find((each) => each.error);
  return {
    send: (text) => run(() => send.mutateAsync({ id, text })),
    answer: (text, reject) => run(() => input.mutateAsync({ id, text, reject })),
    stop: () => run(() => abort.mutateAsync({ id })),
    busy: all.some((each) => each.isPending),
    error: failed ? errorMessage(failed.error) : null,
  };
}
