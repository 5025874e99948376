import { count, countDistinct } from "drizzle-orm";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { type MessageFilter, whereMessages } from "./message-filter";

/** How many messages match, and of how many sessions they are. */
export async function countMessages(
  ctx: ServiceContext,
  input: MessageFilter & { flowId: string },
): Promise<{ messages: number; sessions: number }> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const [row] = await ctx.db
    .select({ messages: count(), sessions: countDistinct(messages.sessionId) })
    .from(messages)
    .where(whereMessages(ctx.actor.workspaceId, flow.id, input));
  return row ?? { messages: 0, sessions: 0 };
}
