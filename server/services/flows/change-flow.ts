import { and, eq } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "./find-changeable-flow";
import { flowNotFound } from "./find-flow";
import { ownFlows } from "./own-flows";

type Columns = Partial<Pick<typeof flows.$inferInsert, "name" | "isPublic" | "category" | "settings" | "deletedAt">>;

/** Sets columns of one flow of the actor's workspace: what renaming, publicity, settings and deleting share. */
export async function changeFlow(ctx: ServiceContext, id: string, columns: Columns): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const flow = await findChangeableFlow(ctx, id);
  const changed = await ctx.db
    .update(flows)
    .set({ ...columns, updatedAt: ctx.clock.now() })
    .where(and(eq(flows.id, flow.id), ownFlows(ctx.actor.workspaceId)))
    .returning({ id: flows.id });
  if (changed.length === 0) throw flowNotFound();
  ctx.changes.publish({ type: "flow", id });
}
