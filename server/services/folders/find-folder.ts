import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flowFolders } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";

type InWorkspace = { db: Database; actor: { workspaceId: string } };

/** A folder of the actor's workspace. Any other id is `not_found`. */
export async function findFolder({ db, actor }: InWorkspace, id: string): Promise<typeof flowFolders.$inferSelect> {
  const [row] = isUuid(id)
    ? await db
        .select()
        .from(flowFolders)
        .where(and(eq(flowFolders.id, id), eq(flowFolders.workspaceId, actor.workspaceId)))
    : [];
  if (!row) throw new AppError("not_found", "There is no such folder. It may have been deleted.");
  return row;
}
