import { and, eq } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";

/** Undoes `deleteFlow`. Restoring a flow that is there changes nothing. */
export async function restoreFlow(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const restored = isUuid(input.id)
    ? await ctx.db
        .update(flows)
        .set({ deletedAt: null })
        .where(and(eq(flows.id, input.id), eq(flows.workspaceId, ctx.actor.workspaceId), eq(flows.isTemplate, false)))
        .returning({ id: flows.id })
    : [];
  if (restored.length === 0) throw flowNotFound();
  ctx.changes.publish({ type: "flow", id: input.id });
}
