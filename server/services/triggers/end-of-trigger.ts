import { eq } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { type ExecutionRow, loadProgress } from "../executions/load-execution";
import { openQuestions } from "../executions/open-questions";
import { findStoredRun } from "../runs/find-stored-run";
import type { Outcome } from "../runs/outcome";
import type { RunDesk } from "../runs/run-desk";
import { type Trigger, triggerRequest } from "./trigger";

export type TriggerEnd = { chatId: string } & (
  | { status: "SUCCESS" | "STOPPED"; outcome: Outcome }
  | { status: "ERROR"; error: string }
);

/** How the run of a trigger ended, or what it waits for, as it was written down. */
export async function endOfTrigger({ executions: { db } }: RunDesk, trigger: Trigger): Promise<TriggerEnd> {
  const { chatId } = triggerRequest.parse(trigger.request);
  const [row] = await db.select().from(executions).where(eq(executions.id, trigger.id));
  const failed = (error: string) => ({ chatId, status: "ERROR" as const, error });
  if (!row) return failed(trigger.error ?? "The run was deleted.");
  if (row.status === "failed" || row.status === "aborted") return failed(row.error ?? "The run did not end.");
  const { trace } = await loadProgress(db, row);
  const execution = { id: row.id, trace, form: row.form ?? undefined };
  if (row.status === "paused") return { chatId, status: "STOPPED", outcome: { ...waiting(row), execution } };
  const stored = await findStoredRun(db, { workspaceId: row.workspaceId, flowId: row.flowId, runId: row.id });
  if (!stored?.ended) return failed("The answer was deleted.");
  const { outcome, question } = stored.ended;
  return { chatId, status: "SUCCESS", outcome: { ...outcome, question, execution } };
}

function waiting(row: ExecutionRow): Outcome {
  const [first] = openQuestions(row);
  const { chatId, sessionId } = row;
  return {
    ...{ chatId, sessionId, messageId: "", memoryType: undefined, followUpPrompts: undefined },
    result: { status: "finished", answer: { text: first?.content ?? "", ...(first && { action: first.action }) } },
  };
}
