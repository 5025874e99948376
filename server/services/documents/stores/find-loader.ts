import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { documentLoaders } from "@/server/data/schema/document-stores";
import { isUuid } from "@/server/platform/ids";

export type LoaderRow = typeof documentLoaders.$inferSelect;
type InWorkspace = { db: Database; actor: { workspaceId: string } };

/** A loader of a store of the actor's workspace; of a certain store when one is named. Any other id is `not_found`. */
export async function findLoader({ db, actor }: InWorkspace, id: string, storeId?: string): Promise<LoaderRow> {
  const named = [id, ...(storeId === undefined ? [] : [storeId])];
  const [row] = named.every(isUuid)
    ? await db
        .select()
        .from(documentLoaders)
        .where(
          and(
            eq(documentLoaders.id, id),
            eq(documentLoaders.workspaceId, actor.workspaceId),
            storeId === undefined ? undefined : eq(documentLoaders.storeId, storeId),
          ),
        )
    : [];
  if (!row) throw new AppError("not_found", "This document store has no such loader. It may have been removed.");
  return row;
}
