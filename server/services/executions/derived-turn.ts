import { formAsText } from "@/server/engine/agentflow/facts-of";
import { newId } from "@/server/platform/ids";
import type { ExecutionRow } from "./load-execution";
import { type Turn, turnSchema } from "./turn";

/**
 * What a run is asked that is made from another one. It remembers what that one could, and is a conversation of its own:
 * nothing of it shows up among the messages of whoever had begun the other.
 */
export function derivedTurn(row: ExecutionRow, now: Date, given: Partial<Turn>): Turn {
  const asked = turnSchema.parse(row.turn);
  const form = asked.form ?? row.form ?? undefined;
  const question = given.question ?? asked.question;
  return {
    ...{ question, said: question || (form ? formAsText(form) : ""), questionId: newId(), answerId: newId() },
    ...{ chatType: "INTERNAL", history: asked.history, attachedText: asked.attachedText, startedAt: now },
    ...(form && { form }),
    ...(asked.webhook !== undefined && { webhook: asked.webhook }),
    ...(asked.images && { images: asked.images }),
    ...(asked.state && { state: asked.state }),
    ...(asked.overrideConfig && { overrideConfig: asked.overrideConfig }),
    memory: asked.memory ?? { sessionId: row.sessionId, runId: row.id, before: row.createdAt },
    ...given,
  };
}
