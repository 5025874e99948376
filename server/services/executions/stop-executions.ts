import { and, inArray } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { messages, runs } from "@/server/data/schema/runs";
import type { RunDesk } from "../runs/run-desk";
import { stoppedByMember } from "./execution-rows";
import { withNested } from "./with-nested";

/**
 * Ends runs that are under way or wait, with those inside them. What this process works on stops at once; another
 * process notices within a second. Gives the ids of those that have been ended.
 */
export async function stopExecutions(
  { active, clock, executions: { db } }: RunDesk,
  meant: { workspaceId: string; ids: readonly string[] },
  reason = stoppedByMember,
): Promise<string[]> {
  const now = clock.now();
  const ids = await withNested(db, meant);
  if (ids.length === 0) return [];
  const stopped = await db.transaction(async (tx) => {
    const ended = await tx
      .update(executions)
      .set({
        ...{ status: "aborted", error: reason, owner: null },
        ...{ waiting: null, waitingSince: null, expiresAt: null, updatedAt: now, endedAt: now },
      })
      .where(and(inArray(executions.id, ids), inArray(executions.status, ["running", "paused"])))
      .returning({ id: executions.id });
    const endedIds = ended.map(({ id }) => id);
    if (endedIds.length === 0) return [];
    await tx.update(runs).set({ status: "aborted", error: reason, endedAt: now }).where(inArray(runs.id, endedIds));
    await tx.update(messages).set({ action: null }).where(inArray(messages.runId, endedIds));
    return endedIds;
  });
  for (const id of stopped) active.abortRun(id, reason);
  return stopped;
}
