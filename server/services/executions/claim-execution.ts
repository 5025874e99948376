import { and, eq, max, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { storableJson } from "@/server/data/storable";
import { decide, type Decided } from "@/server/engine/agentflow/decide";
import { retry } from "@/server/engine/agentflow/retry";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { ExecutionRow } from "./load-execution";
import type { Turn } from "./turn";

export interface Decision extends Decided {
  type: string;
  feedback: string;
  /** Id of the member who decided, when it was one. */
  by?: string | undefined;
  /** Nobody decided in time. */
  expired?: boolean | undefined;
}

/** A run that can be answered; otherwise rejects in the words that clients know. */
export function requirePaused(row: ExecutionRow | undefined, sessionId: string): ExecutionRow {
  if (!row) throw new AppError("not_found", `No previous execution found for session ${sessionId}`);
  if (row.status !== "paused" && !failedAfterPause(row)) throw notStopped(row);
  return row;
}

/** What fails after somebody has decided can be tried again without starting over, unless time was up. */
const failedAfterPause = ({ status, turns, frontier }: ExecutionRow): boolean =>
  status === "failed" &&
  turns > 1 &&
  // Written by the engine and read by nobody else.
  !(frontier as Frontier).open.some(({ decided }) => decided?.decision.expired);

const notStopped = ({ id, status }: Pick<ExecutionRow, "id" | "status">): AppError =>
  new AppError(
    "conflict",
    `Cannot resume execution ${id} because it is in '${flowiseState(status)}' state. Only executions in 'STOPPED' state (or 'ERROR' after 'STOPPED') can be resumed.`,
  );

const states = {
  running: "INPROGRESS",
  finished: "FINISHED",
  failed: "ERROR",
  aborted: "TERMINATED",
  paused: "STOPPED",
} as const;

/** Statuses in Flowise's words. */
export const flowiseState = (status: ExecutionRow["status"]): (typeof states)[typeof status] => states[status];

/**
 * Takes a decision for a paused run, once: of two people who answer at the same time one is told that it goes on
 * already. The decision is written into the run, so that it outlives this process.
 */
export async function claimPaused(
  db: Database,
  row: ExecutionRow,
  { turn, decision, owner, now }: { turn: Turn; decision: Decision; owner: string; now: Date },
): Promise<{ frontier: Frontier }> {
  const { type, feedback, by, expired, ...which } = decision;
  const decided = { type, feedback, ...(by !== undefined && { by }), ...(expired && { expired }) };
  const before = row.frontier as Frontier;
  const frontier = row.status === "failed" ? retry(before, decided) : decide(before, decided, which);
  const [held] = await db
    .update(executions)
    .set({
      ...{ status: "running", owner, heartbeatAt: now, updatedAt: now, waiting: null, waitingSince: null },
      ...{ error: null, endedAt: null, expiresAt: null },
      ...{ frontier: plainJson(frontier), turn: plainJson(turn), turns: sql`${executions.turns} + 1` },
    })
    .where(and(eq(executions.id, row.id), eq(executions.status, row.status), eq(executions.turns, row.turns)))
    .returning({ id: executions.id });
  if (!held) throw notStopped({ id: row.id, status: "running" });
  if (row.status === "failed") await forgetFailure(db, row.id);
  await db.update(messages).set({ action: null }).where(eq(messages.runId, row.id));
  return { frontier };
}

/** The step is run again: the trace shows what that comes to. */
async function forgetFailure(db: Database, executionId: string): Promise<void> {
  const last = db
    .select({ seq: max(executionSteps.seq) })
    .from(executionSteps)
    .where(eq(executionSteps.executionId, executionId));
  await db
    .delete(executionSteps)
    .where(
      and(
        eq(executionSteps.executionId, executionId),
        eq(executionSteps.seq, last),
        sql`${executionSteps.trace}->>'status' = 'ERROR'`,
      ),
    );
}

const plainJson = (value: unknown): unknown => JSON.parse(storableJson(value) ?? "null");
