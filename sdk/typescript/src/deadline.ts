import { WeftError } from "./weft-error.js";

/** A time limit that can be put off, joined with the caller's own signal. */
export interface Deadline {
  signal: AbortSignal;
  /** Begins the limit anew. */
  extend(): void;
  /** Lets time pass uncounted until the limit begins anew. */
  hold(): void;
  clear(): void;
}

export function createDeadline(timeoutMs: number, given?: AbortSignal): Deadline {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pass = () => controller.abort(given?.reason);
  if (given?.aborted) pass();
  given?.addEventListener("abort", pass, { once: true });
  const expire = () =>
    controller.abort(new WeftError(`Nothing came from the server for ${timeoutMs / 1000} seconds.`, 0));
  const extend = () => {
    clearTimeout(timer);
    if (timeoutMs > 0) timer = setTimeout(expire, timeoutMs);
  };
  extend();
  return {
    signal: controller.signal,
    extend,
    hold: () => clearTimeout(timer),
    clear() {
      clearTimeout(timer);
      given?.removeEventListener("abort", pass);
    },
  };
}
