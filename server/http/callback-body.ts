import type { RunDesk } from "@/server/services/runs/run-desk";
import { endOfTrigger } from "@/server/services/triggers/end-of-trigger";
import type { Trigger } from "@/server/services/triggers/trigger";
import { predictionReply } from "./prediction-reply";

/** What somebody is told who asked to be called when a run has ended: the answer as any caller gets it. */
export async function callbackBody(desk: RunDesk, trigger: Trigger): Promise<object> {
  const end = await endOfTrigger(desk, trigger);
  if (end.status === "ERROR") return end;
  const { chatId, status, outcome } = end;
  const { result, question } = outcome;
  if (result.status !== "finished") return { chatId, status: "ERROR", error: result.error.message };
  return { ...predictionReply(outcome, result.answer, question), status };
}
