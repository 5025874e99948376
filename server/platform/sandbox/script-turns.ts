import { AppError } from "@/domain/errors";

export interface ScriptTurnLimits {
  /** Scripts that compute at the same time. */
  workers: number;
  /** Scripts that have begun, those that wait for an answer from outside among them. */
  begun: number;
  /** Scripts that may wait for their beginning. */
  waiting: number;
}

/** A script's place among the others. */
export interface ScriptTurn {
  /** Lets others compute while this one waits for an answer. */
  rest(): void;
  /** Goes on as soon as there is room, before any that has not begun. */
  resume(): Promise<void>;
  end(): void;
}

/** Shares the processor among scripts. `begin` rejects with `rate_limited` when too many wait, or with the signal's reason. */
export function createScriptTurns(limits: ScriptTurnLimits): {
  begin(signal: AbortSignal | undefined): Promise<ScriptTurn>;
} {
  const resuming: (() => void)[] = [];
  const beginning: (() => void)[] = [];
  let running = 0;
  let begun = 0;

  function admit(): void {
    while (running < limits.workers) {
      const next = resuming.shift() ?? (begun < limits.begun ? beginning.shift() : undefined);
      if (!next) return;
      next();
    }
  }

  function turn(): ScriptTurn {
    let computes = true;
    return {
      rest() {
        if (!computes) return;
        computes = false;
        running -= 1;
        admit();
      },
      resume: () =>
        new Promise((resolve) => {
          resuming.push(() => {
            computes = true;
            running += 1;
            resolve();
          });
          admit();
        }),
      end() {
        begun -= 1;
        if (computes) running -= 1;
        admit();
      },
    };
  }

  return {
    begin(signal) {
      if (running + beginning.length >= limits.workers && beginning.length >= limits.waiting)
        return Promise.reject(
          new AppError("rate_limited", "Too many scripts are waiting to run. Try again in a moment.", {
            retryAfter: 5,
          }),
        );
      return new Promise((resolve, reject) => {
        const start = (): void => {
          signal?.removeEventListener("abort", leave);
          running += 1;
          begun += 1;
          resolve(turn());
        };
        const leave = (): void => {
          beginning.splice(beginning.indexOf(start), 1);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", leave, { once: true });
        beginning.push(start);
        admit();
      });
    },
  };
}
