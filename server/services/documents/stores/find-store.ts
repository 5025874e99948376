import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { documentStores } from "@/server/data/schema/document-stores";
import { isUuid } from "@/server/platform/ids";

export type StoreRow = typeof documentStores.$inferSelect;
type InWorkspace = { db: Database; actor: { workspaceId: string } };

/** A document store of the actor's workspace. Any other id is `not_found`. */
export async function findStore({ db, actor }: InWorkspace, id: string): Promise<StoreRow> {
  const [row] = isUuid(id)
    ? await db
        .select()
        .from(documentStores)
        .where(and(eq(documentStores.id, id), eq(documentStores.workspaceId, actor.workspaceId)))
    : [];
  if (!row) throw new AppError("not_found", "There is no such document store. It may have been deleted.");
  return row;
}
