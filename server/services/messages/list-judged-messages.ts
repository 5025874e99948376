import { and, asc, desc, eq, inArray, max, min } from "drizzle-orm";
import { feedback } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { type FeedbackRow, feedbackColumns } from "../feedback/feedback-row";
import { findFlow } from "../flows/find-flow";
import type { ListMessages } from "./list-messages";
import { whereMessages } from "./message-filter";
import { messageColumns, type MessageRow } from "./message-row";

export type JudgedMessage = MessageRow & { feedback: FeedbackRow | null };

const mostRows = 10_000;

/** Messages with how each was judged. Here `limit` and `offset` count sessions, so that no conversation is cut in two. */
export async function listJudgedMessages(ctx: ServiceContext, input: ListMessages): Promise<JudgedMessage[]> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const [direction, edge] = input.order === "desc" ? [desc, max] : [asc, min];
  const where = whereMessages(ctx.actor.workspaceId, flow.id, input);
  const sessions = ctx.db
    .select({ sessionId: messages.sessionId })
    .from(messages)
    .where(where)
    .groupBy(messages.sessionId)
    .orderBy(direction(edge(messages.seq)))
    .limit(Math.min(input.limit ?? mostRows, mostRows))
    .offset(input.offset ?? 0);
  const paged = input.limit === undefined ? undefined : inArray(messages.sessionId, sessions);
  return ctx.db
    .select({ ...messageColumns, feedback: feedbackColumns })
    .from(messages)
    .leftJoin(feedback, eq(feedback.messageId, messages.id))
    .where(and(where, paged))
    .orderBy(direction(messages.createdAt), direction(messages.seq))
    .limit(mostRows);
}
