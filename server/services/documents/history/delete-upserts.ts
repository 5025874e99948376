import { and, eq, inArray } from "drizzle-orm";
import { upsertHistory } from "@/server/data/schema/upsert-jobs";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../../context";

/** Deletes entries of the history; those of other workspaces are not there to delete. Returns how many there were. */
export async function deleteUpserts(ctx: ServiceContext, input: { ids: readonly string[] }): Promise<number> {
  requireAccess(ctx, "editor", "manage");
  const ids = input.ids.filter(isUuid);
  if (ids.length === 0) return 0;
  const gone = await ctx.db
    .delete(upsertHistory)
    .where(and(eq(upsertHistory.workspaceId, ctx.actor.workspaceId), inArray(upsertHistory.id, ids)))
    .returning({ id: upsertHistory.id });
  return gone.length;
}
