import { and, eq } from "drizzle-orm";
import { predictionBody } from "@/domain/api/contracts/prediction";
import { AppError, isAppError } from "@/domain/errors";
import { executions } from "@/server/data/schema/executions";
import { triggers } from "@/server/data/schema/triggers";
import { predictAgentflow } from "../executions/predict-agentflow";
import type { RunDesk } from "../runs/run-desk";
import { type Trigger, triggerRequest } from "./trigger";

/**
 * Begins the run of a trigger that this process holds, and resolves when it has ended. The run's id is the trigger's, so
 * that it begins once, whoever tries. Never rejects because of the run.
 */
export async function beginTrigger(desk: RunDesk, trigger: Pick<Trigger, "id" | "flowId" | "source" | "request">) {
  const { id } = trigger;
  const { working } = desk.executions;
  working.add(id);
  try {
    if (!(await hasBegun(desk, id))) await run(desk, trigger);
    await settle(desk, id, { status: "begun" });
  } catch (error) {
    if (await hasBegun(desk, id)) return await settle(desk, id, { status: "begun" });
    // The server is stopping: the next process begins it.
    if (isAppError(error) && error.code === "aborted") return await settle(desk, id, { owner: null });
    const known = isAppError(error) && error.code !== "internal";
    if (!known) desk.log.error({ err: error, flowId: trigger.flowId }, "A run could not begin");
    await settle(desk, id, { status: "failed", error: known ? error.message : "Something went wrong in the server." });
  } finally {
    working.delete(id);
  }
}

async function run(desk: RunDesk, { id, flowId, source, request }: Parameters<typeof beginTrigger>[1]): Promise<void> {
  const { question, form, webhook, chatId, keyId } = triggerRequest.parse(request);
  const flow = await desk.findFlow(flowId);
  if (flow?.kind !== "agentflow") throw new AppError("not_found", "The flow is not there any more.");
  let begun = false;
  const call = {
    ...{ flow, body: predictionBody.parse({ question, form, chatId }), keyId, internal: false, streaming: false },
    chatType: source === "schedule" ? "SCHEDULED" : "WEBHOOK",
    ...(webhook !== undefined && { webhook }),
    // Nothing is told of a run before it has been written down.
    onEvent() {
      if (begun) return;
      begun = true;
      settle(desk, id, { status: "begun" }).catch((error: unknown) =>
        desk.log.warn({ err: error, executionId: id }, "The begin of a run could not be marked"),
      );
    },
  } as const;
  await predictAgentflow(desk, call, { id });
}

async function hasBegun({ executions: { db } }: RunDesk, id: string): Promise<boolean> {
  const rows = await db.select({ id: executions.id }).from(executions).where(eq(executions.id, id));
  return rows.length > 0;
}

async function settle(
  { executions: { db, owner } }: RunDesk,
  id: string,
  set: Partial<Pick<Trigger, "status" | "error" | "owner">>,
): Promise<void> {
  await db
    .update(triggers)
    .set({ owner: null, ...set })
    .where(and(eq(triggers.id, id), eq(triggers.status, "queued"), eq(triggers.owner, owner)));
}
