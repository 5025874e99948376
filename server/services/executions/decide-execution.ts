import { AppError } from "@/domain/errors";
import { requireRole, type ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";
import { answerPaused } from "./answer-paused";
import { executionNotFound, findExecution } from "./find-execution";
import type { ExecutionRow } from "./load-execution";
import { visitOf } from "./open-questions";
import { outermost } from "./outermost";

export interface ExecutionDecision {
  executionId: string;
  /** Which of the questions is answered, by its action's id or its step; otherwise the last one asked. */
  actionId?: string | undefined;
  nodeId?: string | undefined;
  type: "proceed" | "reject";
  feedback?: string | undefined;
}

/**
 * A member answers what a run waits for, whoever had begun it. Resolves once the run goes on; of people who answer at
 * the same time one is told that it goes on already. Gives the run that goes on.
 */
export async function decideExecution(
  ctx: ServiceContext & { runs: RunDesk },
  { executionId, type, feedback = "", ...which }: ExecutionDecision,
): Promise<{ id: string }> {
  requireRole(ctx, "editor");
  const { row, nodeId } = await outermost(ctx.db, await findExecution(ctx, executionId));
  const flow = await ctx.runs.findFlow(row.flowId);
  if (!flow || flow.workspaceId !== ctx.actor.workspaceId) throw executionNotFound();
  const named = nodeId === undefined ? which : { nodeId };
  if ("actionId" in named && named.actionId !== undefined) requireOpen(row, named.actionId);
  const visitId = "actionId" in named && named.actionId !== undefined ? visitOf(named.actionId) : undefined;
  const decision = { type, feedback, nodeId: named.nodeId, visitId, by: ctx.actor.userId };
  await answerPaused(ctx.runs, { row, flow, decision });
  return { id: row.id };
}

/** A step that asks again asks something else: an answer to what it asked before is no answer to that. */
function requireOpen({ status, waiting }: ExecutionRow, actionId: string): void {
  if (status !== "paused" || waiting?.some(({ id }) => id === actionId)) return;
  throw new AppError(
    "conflict",
    "This question has been answered already. Open the run again to see what it asks now.",
  );
}
