import { AsyncLocalStorage } from "node:async_hooks";
import type { NodeTools } from "@/server/engine/ports";

/**
 * The signal of the model call under way. Clients that take a `fetch` but no signal per call (Ollama's) read it there,
 * so that an abort closes their connection too.
 */
export const callSignal = new AsyncLocalStorage<AbortSignal>();

/** `fetch` that also ends when the call under way is aborted. */
export const abortableFetch =
  (fetcher: NodeTools["fetch"]): NodeTools["fetch"] =>
  (input, init) => {
    const signals = [init?.signal, callSignal.getStore()].filter((signal) => signal !== null && signal !== undefined);
    return fetcher(input, signals.length > 0 ? { ...init, signal: AbortSignal.any(signals) } : init);
  };
