import { EventEmitter } from "node:events";

/** Tells whoever follows a chat in this process that it has changed. */
export interface ChatNews {
  publish(chatId: string): void;
  /** Resolves with the chat's next change, after `patienceMs`, or when `signal` aborts. Never rejects. */
  next(chatId: string, patienceMs: number, signal?: AbortSignal): Promise<void>;
}

export function createChatNews(): ChatNews {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (chatId) => void emitter.emit(chatId),
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
