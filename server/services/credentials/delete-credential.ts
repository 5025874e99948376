import { and, eq } from "drizzle-orm";
import { credentials } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { findCredential } from "./find-credential";

/** Removes a credential. Nodes that chose it say so when they run next. */
export async function deleteCredential(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const { id } = await findCredential(ctx.db, ctx.actor.workspaceId, input.id);
  await ctx.db
    .delete(credentials)
    .where(and(eq(credentials.id, id), eq(credentials.workspaceId, ctx.actor.workspaceId)));
  ctx.changes.publish({ type: "credential", id });
}
