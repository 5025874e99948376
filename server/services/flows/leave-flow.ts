import { and, eq, lt } from "drizzle-orm";
import { flowPresence } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";
import { awayMs } from "./follow-flow";

/** The window is closed, or shows something else. */
export async function leaveFlow(ctx: ServiceContext, input: { id: string; tab: string }): Promise<void> {
  requireRole(ctx, "viewer");
  const flow = await findFlow(ctx, input.id);
  if (!isUuid(input.tab)) return;
  const away = new Date(ctx.clock.now().getTime() - awayMs);
  const own = and(eq(flowPresence.tab, input.tab), eq(flowPresence.userId, ctx.actor.userId));
  await ctx.db.delete(flowPresence).where(and(eq(flowPresence.flowId, flow.id), own));
  await ctx.db.delete(flowPresence).where(and(eq(flowPresence.flowId, flow.id), lt(flowPresence.seenAt, away)));
}
