import { feedback } from "@/server/data/schema/conversations";

/** A judgement as people and programs read it. */
export type FeedbackRow = Omit<typeof feedback.$inferSelect, "workspaceId">;

export const feedbackColumns = {
  id: feedback.id,
  flowId: feedback.flowId,
  chatId: feedback.chatId,
  messageId: feedback.messageId,
  rating: feedback.rating,
  content: feedback.content,
  createdAt: feedback.createdAt,
};
