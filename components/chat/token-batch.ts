export interface TokenBatch {
  add(text: string): void;
  /** Hands on what is waiting, at once. */
  flush(): void;
  /** Forgets what is waiting. */
  drop(): void;
}

/**
 * Gathers tokens and hands them on about thirty times a second: a fast model sends hundreds, and each costs a drawing of
 * the whole answer. Not tied to animation frames, which stop in hidden tabs.
 */
export function createTokenBatch(handOn: (text: string) => void, everyMs = 33): TokenBatch {
  let waiting = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = "";
    return text;
  };
  const flush = () => {
    const text = take();
    if (text !== "") handOn(text);
  };
  return {
    add(text) {
      waiting += text;
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
    drop: () => void take(),
  };
}
