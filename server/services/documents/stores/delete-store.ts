import { eq } from "drizzle-orm";
import { documentChunks, documentFiles, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import { requireAccess } from "../../context";
import type { DocumentContext } from "../document-desk";
import { deleteChunks } from "./delete-chunks";
import { emptyStore } from "./empty-store";
import { findStore } from "./find-store";
import { requireIdle } from "./require-idle";
import { unmade } from "./unmade";

/** Deletes a document store with its files, its chunks and what its index holds. */
export async function deleteStore(ctx: DocumentContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  await requireIdle(ctx.db, store.id);
  try {
    await emptyStore(ctx, { id: store.id });
  } catch (error) {
    // A vector store that has gone away must not keep anybody from tidying up here.
    ctx.log.warn({ err: error, store: store.id }, "The index of a deleted document store could not be emptied");
  }
  const files = await ctx.db
    .select({ id: documentFiles.id })
    .from(documentFiles)
    .innerJoin(documentLoaders, eq(documentLoaders.id, documentFiles.loaderId))
    .where(eq(documentLoaders.storeId, store.id));
  await ctx.db.update(documentLoaders).set(unmade).where(eq(documentLoaders.storeId, store.id));
  await deleteChunks(ctx.db, eq(documentChunks.storeId, store.id));
  await ctx.db.delete(documentStores).where(eq(documentStores.id, store.id));
  await ctx.files.remove(files.map(({ id }) => id));
}
