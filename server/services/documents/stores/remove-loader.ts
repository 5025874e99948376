import { eq } from "drizzle-orm";
import { documentFiles, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import { requireIdle } from "./require-idle";

/** Removes a loader with its files and chunks. The index still holds them until the next upsert. */
export async function removeLoader(ctx: ServiceContext, input: { id: string; loaderId: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const loader = await findLoader(ctx, input.loaderId, store.id);
  await requireIdle(ctx.db, store.id);
  const files = await ctx.db.transaction(async (tx) => {
    const of = await tx
      .select({ id: documentFiles.id })
      .from(documentFiles)
      .where(eq(documentFiles.loaderId, loader.id));
    await tx.delete(documentLoaders).where(eq(documentLoaders.id, loader.id));
    const now = ctx.clock.now();
    await tx
      .update(documentStores)
      .set({ updatedAt: now, ...(loader.chunks > 0 && { changedAt: now }) })
      .where(eq(documentStores.id, store.id));
    return of;
  });
  await ctx.files.remove(files.map(({ id }) => id));
}
