import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { feedback, type Rating } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { storableText } from "@/server/data/storable";
import { type FeedbackRow, feedbackColumns } from "./feedback-row";

/** Judges a message of a conversation. A message has one judgement: a second one takes the first one's place. */
export async function giveFeedback(
  ctx: ServiceContext,
  input: { flowId: string; chatId: string; messageId: string; rating: Rating; content: string },
): Promise<FeedbackRow> {
  const { workspaceId } = ctx.actor;
  const { flowId, messageId, rating } = input;
  const [chatId, content] = [storableText(input.chatId), storableText(input.content)];
  const [message] = isUuid(messageId)
    ? await ctx.db
        .select({ id: messages.id })
        .from(messages)
        .where(
          and(
            ...[eq(messages.id, messageId), eq(messages.workspaceId, workspaceId)],
            ...[eq(messages.flowId, flowId), eq(messages.chatId, chatId)],
          ),
        )
    : [];
  if (!message) throw new AppError("not_found", "There is no such message in this chat.");
  const [row] = await ctx.db
    .insert(feedback)
    .values({ workspaceId, flowId, chatId, messageId, rating, content })
    .onConflictDoUpdate({ target: feedback.messageId, set: { rating, content } })
    .returning(feedbackColumns);
  if (!row) throw new AppError("internal", "The judgement was not kept.");
  return row;
}
