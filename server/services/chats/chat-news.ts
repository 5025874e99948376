import { EventEmitter } from "node:events";
import type { Changes } from "../changes";

/** Tells whoever follows a chat in this process that it has changed. */
export interface ChatNews {
  publish(chatId: string): void;
  /**
   * Resolves with the chat's next change, or one of those who may follow it, after `patienceMs`, or when `signal`
   * aborts. Never rejects.
   */
  next(chatId: string, patienceMs: number, signal?: AbortSignal): Promise<void>;
}

/** A program that was loaded twice has two of these, so that news go by way of what both know. */
export function createChatNews(changes: Changes): ChatNews {
  const emitter = new EventEmitter().setMaxListeners(0);
  changes.subscribe((change) => {
    if (change.type === "chat") emitter.emit(change.id);
    // Whoever follows with a key that is revoked, or after a sign-out, must learn of it.
    if (change.type === "key" || change.type === "user") for (const name of emitter.eventNames()) emitter.emit(name);
  });
  return {
    publish: (id) => changes.publish({ type: "chat", id }),
    next: (chatId, patienceMs, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(patience);
          emitter.off(chatId, done);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const patience = setTimeout(done, patienceMs);
        emitter.on(chatId, done);
        signal?.addEventListener("abort", done);
        if (signal?.aborted) done();
      }),
  };
}
