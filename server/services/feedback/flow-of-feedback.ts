import { eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { feedback } from "@/server/data/schema/conversations";
import { isUuid } from "@/server/platform/ids";

export const feedbackNotFound = (): AppError => new AppError("not_found", "There is no such feedback.");

/** The flow that a judgement belongs to, in whichever workspace: who may touch it depends on that flow. */
export async function flowOfFeedback(db: Database, id: string): Promise<string> {
  const [row] = isUuid(id)
    ? await db.select({ flowId: feedback.flowId }).from(feedback).where(eq(feedback.id, id))
    : [];
  if (!row) throw feedbackNotFound();
  return row.flowId;
}
