import { and, eq, lt } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { runs } from "@/server/data/schema/runs";

/**
 * Marks runs that an earlier process left under way: those begun before `startedBefore`, which is now for a process that
 * has the database to itself, and longer ago than any run may take for one of several.
 */
export async function failOrphanedRuns(
  db: Database,
  { now, startedBefore }: { now: Date; startedBefore: Date },
): Promise<number> {
  const found = await db
    .update(runs)
    .set({ status: "failed", error: "The server stopped before this run had ended.", endedAt: now })
    .where(and(eq(runs.status, "running"), lt(runs.startedAt, startedBefore)))
    .returning({ id: runs.id });
  return found.length;
}
