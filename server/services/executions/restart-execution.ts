import { and, asc, eq, or, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { executionSteps } from "@/server/data/schema/executions";
import type { Frontier } from "@/server/engine/agentflow/visit";
import { requireRole, type ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";
import { beginDerived } from "./begin-derived";
import { callableFlowOf } from "./callable-flow-of";
import { derivedTurn } from "./derived-turn";
import { findExecution } from "./find-execution";
import { frontierBefore } from "./frontier-before";

export interface Restart {
  executionId: string;
  visitId: number;
  /** In place of the step's own inputs, for this one visit. */
  inputs?: Record<string, unknown> | undefined;
  /** Values over the state that the visit would find. */
  state?: Record<string, unknown> | undefined;
  /** In place of what was asked, for what is run from here on. */
  question?: string | undefined;
}

/**
 * Takes a run up again at one of its steps, as a new run: what had ended before that step is kept and not run again. It
 * follows the version that the other followed. Gives the new run's id.
 */
export async function restartExecution(
  ctx: ServiceContext & { runs: RunDesk },
  { executionId, visitId, inputs, state, question }: Restart,
): Promise<{ id: string }> {
  requireRole(ctx, "editor");
  const row = await findExecution(ctx, executionId);
  const flow = await callableFlowOf(ctx.runs, row);
  const point = await pointOf(ctx.db, row.id, visitId);
  const prepared = await ctx.runs.prepared.get(flow, row.versionId);
  const edit = (inputs ?? state) && { visitId, ...(inputs && { inputs }), ...(state && { state }) };
  const turn = derivedTurn(row, ctx.clock.now(), {
    ...(question !== undefined && { question }),
    ...(edit && { edit }),
  });
  const id = await beginDerived(ctx.runs, {
    ...{ flow, prepared, versionId: row.versionId, turn, frontier: point.frontier, before: point.seq },
    origin: { executionId: row.id, nodeId: point.nodeId },
  });
  return { id };
}

/** The moment before a visit ended or began to wait; of a container, before its first round. */
async function pointOf(
  db: Database,
  executionId: string,
  visitId: number,
): Promise<{ seq: number; nodeId: string; frontier: Frontier }> {
  const inRounds = JSON.stringify({ rounds: [{ container: { id: visitId } }] });
  const [step] = await db
    .select({ seq: executionSteps.seq, before: executionSteps.before })
    .from(executionSteps)
    .where(
      and(
        eq(executionSteps.executionId, executionId),
        or(eq(executionSteps.visitId, visitId), sql`${executionSteps.before} @> ${inRounds}::jsonb`),
      ),
    )
    .orderBy(asc(executionSteps.seq))
    .limit(1);
  // Written by the engine and read by nobody else.
  const frontier = step && frontierBefore(step.before as Frontier, visitId);
  const visit = frontier?.open.find(({ id }) => id === visitId);
  if (!step || !frontier || !visit)
    throw new AppError("not_found", "This run has no such step, or it has not ended yet. Choose another.");
  return { seq: step.seq, nodeId: visit.nodeId, frontier };
}
