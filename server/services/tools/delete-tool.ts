import { and, eq } from "drizzle-orm";
import { savedTools } from "@/server/data/schema/tools";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { toolNotFound } from "./tool-not-found";

/** Flows that name it say so when they are asked, until they have another one. */
export async function deleteTool(ctx: ServiceContext, { id }: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(id)) throw toolNotFound();
  const { workspaceId } = ctx.actor;
  const gone = await ctx.db
    .delete(savedTools)
    .where(and(eq(savedTools.id, id), eq(savedTools.workspaceId, workspaceId)))
    .returning({ id: savedTools.id });
  if (gone.length === 0) throw toolNotFound();
  ctx.changes.publish({ type: "tools", workspaceId });
}
