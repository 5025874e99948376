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
export function createScriptTurns(limits: ScriptTurnLimits) {
  const resuming: (() => void)[] = [];
  const beginning: (() => void)[] = [];
  let running = 0;
  let begun = 0;

  function admit(): void {
    while (running < limits.workers) {
      const next = resuming.shift() ?? (begun < limits.begun ? beginning.shift() : undefined);
      if (!next) return;
      running += 1;
      next();
    }
  }
  function rest(): void {
    running -= 1;
    admit();
  }
  function queue(into: (() => void)[], go: () => void): void {
    into.push(go);
    admit();
  }

  return {
    async begin(signal: AbortSignal | undefined): Promise<ScriptTurn> {
      if (running >= limits.workers && beginning.length >= limits.waiting) throw tooMany();
      await new Promise<void>((resolve, reject) => {
        const start = (): void => {
          signal?.removeEventListener("abort", leave);
          begun += 1;
          resolve();
        };
        const leave = (): void => {
          beginning.splice(beginning.indexOf(start), 1);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", leave, { once: true });
        queue(beginning, start);
      });
      return oneTurn({
        rest,
        resume: (go) => queue(resuming, go),
        end(computes) {
          begun -= 1;
          if (computes) running -= 1;
          admit();
        },
      });
    },
  };
}

interface Row {
  rest(): void;
  resume(go: () => void): void;
  end(computes: boolean): void;
}

function oneTurn(row: Row): ScriptTurn {
  let computes = true;
  let over = false;
  return {
    rest() {
      if (!computes) return;
      computes = false;
      row.rest();
    },
    resume: () =>
      new Promise((resolve) => {
        row.resume(() => {
          computes = true;
          // It ended while it waited for its turn.
          if (over) row.rest();
          resolve();
        });
      }),
    end() {
      over = true;
      row.end(computes);
    },
  };
}

const tooMany = (): AppError =>
  new AppError("rate_limited", "Too many scripts are waiting to run. Try again in a moment.", { retryAfter: 5 });
