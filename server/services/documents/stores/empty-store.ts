import { eq } from "drizzle-orm";
import { documentStores } from "@/server/data/schema/document-stores";
import { emptyIndex } from "@/server/engine/documents/empty-index";
import { requireAccess } from "../../context";
import type { DocumentContext } from "../document-desk";
import { findStore } from "./find-store";
import { openIndex } from "./open-index";
import { requireIdle } from "./require-idle";
import { storeBuilder } from "./store-builder";

/** Removes what the store's index holds. Its chunks stay. Returns how much it was. */
export async function emptyStore(ctx: DocumentContext, input: { id: string }): Promise<number> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  await requireIdle(ctx.db, store.id);
  if (!store.indexed) return 0;
  const { signal } = new AbortController();
  const removed = await emptyIndex(
    await openIndex(storeBuilder(ctx, store.id, signal), store.indexed),
    ctx.clock.now(),
    signal,
  );
  await ctx.db.update(documentStores).set({ indexed: null, upsertedAt: null }).where(eq(documentStores.id, store.id));
  return removed;
}
