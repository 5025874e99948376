import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { credentials } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";

/** The row of a credential of this workspace. Any other id is `not_found`. */
export async function findCredential(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<typeof credentials.$inferSelect> {
  const [row] = isUuid(id)
    ? await db
        .select()
        .from(credentials)
        .where(and(eq(credentials.id, id), eq(credentials.workspaceId, workspaceId)))
    : [];
  if (!row)
    throw new AppError(
      "not_found",
      "There is no such credential. It may have been deleted; choose another on the node.",
    );
  return row;
}
