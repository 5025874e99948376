import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { sessionSummaries } from "@/server/data/schema/conversations";

/** A summary may hold what was said in any message of its session, so that it goes when one of them is deleted. */
export async function forgetSummaries(
  db: Database,
  { workspaceId, flowId, sessionIds }: { workspaceId: string; flowId: string; sessionIds: readonly string[] },
): Promise<void> {
  if (sessionIds.length === 0) return;
  await db
    .delete(sessionSummaries)
    .where(
      and(
        eq(sessionSummaries.workspaceId, workspaceId),
        eq(sessionSummaries.flowId, flowId),
        inArray(sessionSummaries.sessionId, [...new Set(sessionIds)]),
      ),
    );
}
