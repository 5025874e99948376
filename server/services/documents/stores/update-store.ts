import { eq } from "drizzle-orm";
import { documentStores } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { findStore } from "./find-store";

/** Changes a document store's name or description. */
export async function updateStore(
  ctx: ServiceContext,
  input: { id: string; name?: string | undefined; description?: string | undefined },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const { name = store.name, description = store.description } = input;
  await ctx.db
    .update(documentStores)
    .set({ name, description, updatedAt: ctx.clock.now() })
    .where(eq(documentStores.id, store.id));
}
