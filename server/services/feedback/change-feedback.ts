import { and, eq } from "drizzle-orm";
import { feedback, type Rating } from "@/server/data/schema/conversations";
import type { ServiceContext } from "../context";
import { storableText } from "@/server/data/storable";
import { feedbackNotFound } from "./flow-of-feedback";

/** Changes what is given of a judgement. */
export async function changeFeedback(
  ctx: ServiceContext,
  input: { id: string; flowId: string; rating?: Rating | undefined; content?: string | undefined },
): Promise<void> {
  const { rating, content } = input;
  if (rating === undefined && content === undefined) return;
  const changed = await ctx.db
    .update(feedback)
    .set({ ...(rating && { rating }), ...(content !== undefined && { content: storableText(content) }) })
    .where(
      and(
        eq(feedback.id, input.id),
        eq(feedback.flowId, input.flowId),
        eq(feedback.workspaceId, ctx.actor.workspaceId),
      ),
    )
    .returning({ id: feedback.id });
  if (changed.length === 0) throw feedbackNotFound();
}
