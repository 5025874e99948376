export interface TokenBatch {
  /** `at` names the event that the text came with. */
  add(text: string, at?: string): void;
  /** Hands on what is waiting, at once. */
  flush(): void;
}

/**
 * Gathers tokens and hands them on about thirty times a second: a fast model sends hundreds, and each costs a drawing of
 * the whole answer. Not tied to animation frames, which stop in hidden tabs.
 */
export function createTokenBatch(handOn: (text: string, at: string | undefined) => void, everyMs = 33): TokenBatch {
  let waiting = "";
  let last: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "" && last === undefined) return;
    const [text, at] = [waiting, last];
    [waiting, last] = ["", undefined];
    handOn(text, at);
  };
  return {
    add(text, at) {
      waiting += text;
      last = at ?? last;
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
  };
}
