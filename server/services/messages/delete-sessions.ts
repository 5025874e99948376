import { and, eq, inArray } from "drizzle-orm";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";

/** Deletes whole conversations, and with them what the flow remembers of them. */
export async function deleteSessions(
  ctx: ServiceContext,
  input: { flowId: string; sessionIds: readonly string[] },
): Promise<{ affected: number }> {
  requireAccess(ctx, "editor", "messages");
  const flow = await findFlow(ctx, input.flowId);
  if (input.sessionIds.length === 0) return { affected: 0 };
  const gone = await ctx.db
    .delete(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.actor.workspaceId),
        eq(messages.flowId, flow.id),
        inArray(messages.sessionId, [...input.sessionIds]),
      ),
    )
    .returning({ id: messages.id });
  return { affected: gone.length };
}
