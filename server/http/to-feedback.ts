import type { Feedback } from "@/domain/api/contracts/feedback";
import type { FeedbackRow } from "@/server/services/feedback/feedback-row";

/** A judgement as clients know it. */
export const toFeedback = ({ flowId, createdAt, ...row }: FeedbackRow): Feedback => ({
  ...row,
  chatflowid: flowId,
  createdDate: createdAt.toISOString(),
});
