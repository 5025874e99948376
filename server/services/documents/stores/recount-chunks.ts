import { eq, sql } from "drizzle-orm";
import { documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import type { ServiceContext } from "../../context";

/** Brings a loader's counts to what its chunks are, and notes that the store has changed. */
export async function recountChunks(
  ctx: ServiceContext,
  { loaderId, storeId }: { loaderId: string; storeId: string },
): Promise<void> {
  const counted = (what: string) =>
    sql`(select coalesce(${sql.raw(what)}, 0)::int from document_chunks c
      where c.loader_id = ${documentLoaders.id} and c.making = ${documentLoaders.making})`;
  await ctx.db
    .update(documentLoaders)
    .set({ chunks: counted("count(*)"), characters: counted("sum(length(c.content))") })
    .where(eq(documentLoaders.id, loaderId));
  const now = ctx.clock.now();
  await ctx.db.update(documentStores).set({ changedAt: now, updatedAt: now }).where(eq(documentStores.id, storeId));
}
