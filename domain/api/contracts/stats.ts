import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";
import { listChatMessages } from "./chat-message";

export const flowStats = defineContract({
  method: "GET",
  path: "/stats/:id",
  summary: "How much a flow was used.",
  access: { kind: "workspace", scope: "messages", role: "viewer" },
  params: flowParams,
  query: listChatMessages.query.pick({ chatType: true, feedbackType: true, startDate: true, endDate: true }),
  reply: z.object({
    totalMessages: z.number(),
    totalSessions: z.number(),
    totalFeedback: z.number(),
    positiveFeedback: z.number(),
  }),
});
