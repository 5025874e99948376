import { eq } from "drizzle-orm";
import { flowFolders } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findFolder } from "./find-folder";

export async function renameFolder(ctx: ServiceContext, input: { id: string; name: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const { id } = await findFolder(ctx, input.id);
  await ctx.db.update(flowFolders).set({ name: input.name }).where(eq(flowFolders.id, id));
}
