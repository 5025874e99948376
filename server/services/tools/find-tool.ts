import { and, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { savedTools } from "@/server/data/schema/tools";
import { isUuid } from "@/server/platform/ids";
import { toolNotFound } from "./tool-not-found";

/** A tool of the workspace. Any other id is `not_found`. */
export async function findTool(db: Database, workspaceId: string, id: string): Promise<typeof savedTools.$inferSelect> {
  const [row] = isUuid(id)
    ? await db
        .select()
        .from(savedTools)
        .where(and(eq(savedTools.id, id), eq(savedTools.workspaceId, workspaceId)))
    : [];
  if (!row) throw toolNotFound();
  return row;
}
