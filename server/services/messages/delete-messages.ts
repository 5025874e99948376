import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { forgetSummaries } from "./forget-summaries";
import { type MessageFilter, whereMessages } from "./message-filter";

/** Deletes the messages that match; all of the flow's without a filter. Deleting a session's also empties its memory. */
export async function deleteMessages(
  ctx: ServiceContext,
  input: MessageFilter & { flowId: string },
): Promise<{ affected: number }> {
  requireAccess(ctx, "editor", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const gone = await ctx.db
    .delete(messages)
    .where(whereMessages(ctx.actor.workspaceId, flow.id, input))
    .returning({ sessionId: messages.sessionId });
  const { workspaceId } = ctx.actor;
  await forgetSummaries(ctx.db, { workspaceId, flowId: flow.id, sessionIds: gone.map((row) => row.sessionId) });
  return { affected: gone.length };
}
