import { eq } from "drizzle-orm";
import { documentStores, type StoreIndexing } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { storable } from "../../jobs/storable-value";
import { checkChoice } from "./check-choice";
import { findStore } from "./find-store";

/** Says with which nodes a document store is made searchable; null takes the setting away. */
export async function configureStore(
  ctx: ServiceContext,
  input: { id: string; indexing: StoreIndexing | null },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const { indexing } = input;
  if (indexing) {
    await checkChoice(ctx, indexing.embedding, "Embeddings");
    await checkChoice(ctx, indexing.vectorStore, "Vector Stores");
    if (indexing.recordManager) await checkChoice(ctx, indexing.recordManager, "Record Manager");
  }
  await ctx.db
    .update(documentStores)
    .set({ indexing: storable(indexing), updatedAt: ctx.clock.now() })
    .where(eq(documentStores.id, store.id));
}
