import { desc, eq } from "drizzle-orm";
import { documentStores } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { type StoreView, storeViews } from "./store-view";

/** The workspace's document stores, the last changed first. */
export async function listStores(ctx: ServiceContext): Promise<StoreView[]> {
  requireAccess(ctx, "viewer", "manage");
  const rows = await ctx.db
    .select()
    .from(documentStores)
    .where(eq(documentStores.workspaceId, ctx.actor.workspaceId))
    .orderBy(desc(documentStores.updatedAt), desc(documentStores.id));
  return storeViews(ctx, rows);
}
