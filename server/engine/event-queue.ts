/** Carries events from callbacks to an async generator, in order, without losing any. */
export interface EventQueue<T> {
  push(event: T): void;
  close(): void;
  /** Everything pushed since the last call. Waits for the first; undefined after the end. */
  take(): Promise<T[] | undefined>;
}

export function createEventQueue<T>(): EventQueue<T> {
  let waiting: T[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  const notify = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    push(event) {
      if (closed) return;
      waiting.push(event);
      notify();
    },
    close() {
      closed = true;
      notify();
    },
    async take() {
      while (waiting.length === 0 && !closed) await new Promise<void>((resolve) => (wake = resolve));
      if (waiting.length === 0) return undefined;
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
