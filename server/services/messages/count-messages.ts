import { count, countDistinct, eq, sql } from "drizzle-orm";
import { feedback } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { type MessageFilter, whereMessages } from "./message-filter";

export interface MessageCounts {
  messages: number;
  sessions: number;
  /** Judgements of these messages … */
  judged: number;
  /** … and how many of them are good. */
  liked: number;
}

/** How many messages match, of how many sessions they are, and how they were judged. */
export async function countMessages(
  ctx: ServiceContext,
  input: MessageFilter & { flowId: string },
): Promise<MessageCounts> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const [row] = await ctx.db
    .select({
      messages: count(),
      sessions: countDistinct(messages.sessionId),
      judged: count(feedback.id),
      liked: sql<number>`count(*) filter (where ${feedback.rating} = 'THUMBS_UP')`.mapWith(Number),
    })
    .from(messages)
    // There is one judgement of a message at most, so that no message counts twice.
    .leftJoin(feedback, eq(feedback.messageId, messages.id))
    .where(whereMessages(ctx.actor.workspaceId, flow.id, input));
  return row ?? { messages: 0, sessions: 0, judged: 0, liked: 0 };
}
