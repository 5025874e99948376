/** Things that come by themselves, for one reader who takes them one by one. */
export interface EventQueue<T> {
  push(item: T): void;
  /** After what is there already; with an error the reader is told that. */
  end(error?: unknown): void;
  /** `onLeave` is called when the reader stops before the end. */
  read(onLeave: () => void): AsyncGenerator<T, void>;
}

export function createEventQueue<T>(): EventQueue<T> {
  const items: T[] = [];
  let ended = false;
  let failure: { error: unknown } | undefined;
  let wake = (): void => undefined;
  return {
    push(item) {
      items.push(item);
      wake();
    },
    end(error) {
      if (ended) return;
      ended = true;
      failure = error === undefined ? undefined : { error };
      wake();
    },
    async *read(onLeave) {
      try {
        for (;;) {
          const item = items.shift();
          if (item !== undefined) yield item;
          else if (failure) throw failure.error;
          else if (ended) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        if (!ended) onLeave();
      }
    },
  };
}
