/** What a call was answered; without a body the answer is told from its run. */
export interface KeptAnswer {
  status: number;
  body: string | null;
}

/** The first call with a key, for those that repeat it. */
export interface Attempt {
  /** Null: it never began, so that somebody else may be the first. */
  runId: Promise<string | null>;
  answer: Promise<KeptAnswer | null>;
  begin(runId: string): void;
  settle(answer: KeptAnswer): void;
  release(): void;
  fail(error: unknown): void;
}

export function createAttempt(): Attempt {
  let begin = (_runId: string | null): void => undefined;
  let settle = (_answer: KeptAnswer | null): void => undefined;
  let fail = (_error: unknown): void => undefined;
  const runId = new Promise<string | null>((resolve) => (begin = resolve));
  const answer = new Promise<KeptAnswer | null>((resolve, reject) => ([settle, fail] = [resolve, reject]));
  // Often nobody repeats a call.
  const begun = Promise.race([runId, answer.then(() => runId)]);
  for (const promise of [answer, begun]) promise.catch(() => undefined);
  return {
    runId: begun,
    answer,
    begin,
    settle(kept) {
      begin(null);
      settle(kept);
    },
    release() {
      begin(null);
      settle(null);
    },
    fail,
  };
}
