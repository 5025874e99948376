import { eq } from "drizzle-orm";
import { documentChunks, documentFiles, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { deleteChunks } from "./delete-chunks";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import { requireIdle } from "./require-idle";
import { unmade } from "./unmade";

/** Removes a loader with its files and chunks. The index still holds them until the next upsert. */
export async function removeLoader(ctx: ServiceContext, input: { id: string; loaderId: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const loader = await findLoader(ctx, input.loaderId, store.id);
  await requireIdle(ctx.db, store.id);
  await ctx.db.transaction(async (tx) => {
    await tx.update(documentLoaders).set(unmade).where(eq(documentLoaders.id, loader.id));
    const now = ctx.clock.now();
    await tx
      .update(documentStores)
      .set({ updatedAt: now, ...(loader.chunks > 0 && { changedAt: now }) })
      .where(eq(documentStores.id, store.id));
  });
  await deleteChunks(ctx.db, eq(documentChunks.loaderId, loader.id));
  const files = await ctx.db
    .select({ id: documentFiles.id })
    .from(documentFiles)
    .where(eq(documentFiles.loaderId, loader.id));
  await ctx.db.delete(documentLoaders).where(eq(documentLoaders.id, loader.id));
  await ctx.files.remove(files.map(({ id }) => id));
}
