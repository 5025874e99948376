import { AppError } from "@/domain/errors";
import type { Clock } from "@/server/platform/clock";
import { type Attempt, createAttempt, type KeptAnswer } from "./idempotent-attempt";
import type { IdempotentCall, IdempotentRow, IdempotentRows } from "./idempotent-rows";

/** A call that is the first with its key must be run and settled; any other gets what the first one got. */
export type Claim = { first: false; attempt: Attempt } | FirstClaim;

export interface FirstClaim {
  first: true;
  /** Its run has begun. */
  begin(runId: string): void;
  settle(answer: KeptAnswer): Promise<void>;
  /** It never began, so that the next call with the key is the first one. */
  release(): Promise<void>;
}

export interface IdempotentCalls {
  /** Throws `unprocessable` when the key came with something else before. */
  claim(call: IdempotentCall): Promise<Claim>;
}

export interface IdempotentCallsPorts {
  rows: IdempotentRows;
  clock: Clock;
  /** No other process has this database, so that what nobody here works on nobody works on. */
  alone: boolean;
  /** Longest a run may take, ms. */
  timeLimitMs: number;
}

export function createIdempotentCalls(ports: IdempotentCallsPorts): IdempotentCalls {
  const { rows } = ports;
  const underWay = new Map<string, { call: IdempotentCall; attempt: Attempt }>();
  return {
    async claim(call) {
      const name = JSON.stringify([call.flowId, call.caller, call.key]);
      const known = underWay.get(name);
      if (known) {
        requireSame(known.call, call);
        return { first: false, attempt: known.attempt };
      }
      const attempt = createAttempt();
      underWay.set(name, { call, attempt });
      const forget = (): void => void underWay.delete(name);
      try {
        const { row, isNew } = await rows.insertOrFind(call);
        if (isNew) return firstClaim(rows, row, attempt, forget);
        requireSame(row, call);
        void watch(ports, call, row, attempt).catch(attempt.fail).finally(forget);
        return { first: false, attempt };
      } catch (error) {
        forget();
        attempt.fail(error);
        throw error;
      }
    },
  };
}

function firstClaim(rows: IdempotentRows, { id }: IdempotentRow, attempt: Attempt, forget: () => void): FirstClaim {
  let runId: string | null = null;
  return {
    first: true,
    begin(given) {
      runId = given;
      attempt.begin(given);
    },
    async settle(answer) {
      try {
        await rows.end(id, { ...answer, runId });
      } finally {
        forget();
        attempt.settle(answer);
      }
    },
    async release() {
      try {
        await rows.remove(id);
      } finally {
        forget();
        attempt.release();
      }
    },
  };
}

const pollMs = 250;
/** Beyond its time limit a run gets this long to be written down. */
const graceMs = 60_000;

/** Waits for what another process does with the key, or did before it died. */
async function watch(
  { rows, clock, alone, timeLimitMs }: IdempotentCallsPorts,
  call: IdempotentCall,
  first: IdempotentRow,
  attempt: Attempt,
): Promise<void> {
  for (let row: IdempotentRow | undefined = first; row; row = await rows.find(call)) {
    if (row.runId !== null) attempt.begin(row.runId);
    if (row.status !== null) return attempt.settle({ status: row.status, body: row.body });
    const over = clock.now().getTime() - row.createdAt.getTime() > timeLimitMs + graceMs;
    if (alone || over) return attempt.settle({ status: 500, body: null });
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  attempt.release();
}

function requireSame(known: { bodyHash: string }, call: IdempotentCall): void {
  if (known.bodyHash === call.bodyHash) return;
  throw new AppError(
    "unprocessable",
    "This Idempotency-Key came with another request before. Send the same request again, or a new key.",
  );
}
