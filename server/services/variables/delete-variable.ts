import { and, eq } from "drizzle-orm";
import { variables } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { variableNotFound } from "./variable-not-found";

export async function deleteVariable(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(input.id)) throw variableNotFound();
  const gone = await ctx.db
    .delete(variables)
    .where(and(eq(variables.id, input.id), eq(variables.workspaceId, ctx.actor.workspaceId)))
    .returning({ id: variables.id });
  if (gone.length === 0) throw variableNotFound();
  ctx.changes.publish({ type: "variables", workspaceId: ctx.actor.workspaceId });
}
