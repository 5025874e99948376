import { and, eq } from "drizzle-orm";
import { documentStores } from "@/server/data/schema/document-stores";
import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../../context";
import { findFlow } from "../../flows/find-flow";

/** The id of a flow or of a document store of the workspace. Any other id is `not_found`. */
export async function ownerOfUpserts(ctx: ServiceContext, id: string): Promise<string> {
  const [store] = isUuid(id)
    ? await ctx.db
        .select({ id: documentStores.id })
        .from(documentStores)
        .where(and(eq(documentStores.id, id), eq(documentStores.workspaceId, ctx.actor.workspaceId)))
    : [];
  return store?.id ?? (await findFlow(ctx, id)).id;
}
