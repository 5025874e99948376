import { predictionBody } from "@/domain/api/contracts/prediction";
import { requireRole, type ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";
import { executionNotFound, findExecution } from "./find-execution";
import { onceBegun } from "./once-begun";
import { visitOf } from "./open-questions";
import { outermost } from "./outermost";
import { predictAgentflow } from "./predict-agentflow";
import { turnOf } from "./turn-of";

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
  const { chatType = "EXTERNAL", leadEmail } = turnOf(row);
  const named = nodeId === undefined ? which : { nodeId };
  const body = predictionBody.parse({
    ...{ chatId: row.chatId, overrideConfig: { sessionId: row.sessionId }, leadEmail },
    humanInput: { type, feedback, startNodeId: named.nodeId },
  });
  const visitId = "actionId" in named && named.actionId !== undefined ? visitOf(named.actionId) : undefined;
  const call = { flow, body, chatType, internal: chatType === "INTERNAL", streaming: false } as const;
  await onceBegun(ctx.log, (begun) =>
    predictAgentflow(ctx.runs, { ...call, onStart: begun }, { executionId: row.id, visitId, by: ctx.actor.userId }),
  );
  return { id: row.id };
}
