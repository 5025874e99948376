import { AppError } from "@/domain/errors";
import { documentStores } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";

/** Makes an empty document store. */
export async function createStore(
  ctx: ServiceContext,
  input: { name: string; description?: string | undefined },
): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { name, description = "" } = input;
  const [row] = await ctx.db
    .insert(documentStores)
    .values({ workspaceId: ctx.actor.workspaceId, name, description })
    .returning({ id: documentStores.id });
  if (!row) throw new AppError("internal", "The document store could not be made.");
  return row;
}
