import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { isUuid } from "@/server/platform/ids";

/** Runs of a workspace, with those that their steps have begun. Other ids are left out. */
export async function withNested(
  db: Database,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<string[]> {
  const within = eq(executions.workspaceId, workspaceId);
  const found: string[] = [];
  const known = ids.filter((id) => isUuid(id));
  let next = known.length === 0 ? [] : await idsOf(db, and(within, inArray(executions.id, known)));
  while (next.length > 0) {
    found.push(...next);
    const parent = sql`split_part(${executions.parentKey}, ':', 1)`;
    next = (await idsOf(db, and(within, inArray(parent, next)))).filter((id) => !found.includes(id));
  }
  return found;
}

async function idsOf(db: Database, where: SQL | undefined): Promise<string[]> {
  const rows = await db.select({ id: executions.id }).from(executions).where(where);
  return rows.map(({ id }) => id);
}
