import { eq } from "drizzle-orm";
import { workspaces } from "@/server/data/schema/accounts";
import { requireRole, type ServiceContext } from "../context";

export async function renameWorkspace(ctx: ServiceContext, input: { name: string }): Promise<void> {
  requireRole(ctx, "owner");
  await ctx.db.update(workspaces).set({ name: input.name }).where(eq(workspaces.id, ctx.actor.workspaceId));
}
