import { asc } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { workspaces } from "@/server/data/schema/accounts";

/** The workspace that is made at first start: the oldest one. */
export async function defaultWorkspace(db: Database): Promise<{ id: string; name: string }> {
  const [row] = await db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .orderBy(asc(workspaces.createdAt))
    .limit(1);
  if (!row) throw new AppError("internal", "This server has no workspace. Start it again.");
  return row;
}
