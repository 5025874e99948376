import { and, eq } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";
import { requireChange } from "./require-change";

/** Undoes `deleteFlow`. Restoring a flow that is there changes nothing. */
export async function restoreFlow(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const own = and(eq(flows.id, input.id), eq(flows.workspaceId, ctx.actor.workspaceId), eq(flows.isTemplate, false));
  const [flow] = isUuid(input.id) ? await ctx.db.select().from(flows).where(own) : [];
  if (!flow) throw flowNotFound();
  await requireChange(ctx, flow);
  await ctx.db.update(flows).set({ deletedAt: null }).where(own);
  ctx.changes.publish({ type: "flow", id: input.id });
}
