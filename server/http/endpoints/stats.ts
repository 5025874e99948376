import * as contracts from "@/domain/api/contracts/stats";
import { countMessages } from "@/server/services/messages/count-messages";
import { route } from "../route";

export const flowStats = route(
  contracts.flowStats,
  async ({ params, query: { chatType, feedbackType, startDate, endDate }, ctx }) => {
    const counted = await countMessages(ctx, {
      flowId: params.id ?? "",
      chatTypes: chatType,
      from: startDate,
      to: endDate,
      ratings: feedbackType,
    });
    return {
      totalMessages: counted.messages,
      totalSessions: counted.sessions,
      totalFeedback: counted.judged,
      positiveFeedback: counted.liked,
    };
  },
);
