import { eq } from "drizzle-orm";
import { flowFolders, flows } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findFolder } from "./find-folder";

/** Takes a folder away. What lies in it, flows and folders, moves to where the folder lay. */
export async function deleteFolder(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const { id, parentId } = await findFolder(ctx, input.id);
  await ctx.db.transaction(async (tx) => {
    await tx.update(flows).set({ folderId: parentId }).where(eq(flows.folderId, id));
    await tx.update(flowFolders).set({ parentId }).where(eq(flowFolders.parentId, id));
    await tx.delete(flowFolders).where(eq(flowFolders.id, id));
  });
}
