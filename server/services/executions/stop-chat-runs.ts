import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import type { RunDesk } from "../runs/run-desk";
import { stopExecutions } from "./stop-executions";

/** Ends what answers, or waits to answer, turns of a chat below `revision`. */
export async function stopChatRuns(
  desk: RunDesk,
  chat: { id: string; workspaceId: string; flowId: string },
  revision: number,
): Promise<void> {
  const rows = await desk.executions.db
    .select({ id: executions.id })
    .from(executions)
    .where(
      and(
        ...[eq(executions.flowId, chat.flowId), eq(executions.sessionId, chat.id), isNull(executions.parentKey)],
        inArray(executions.status, ["running", "paused"]),
        eq(sql`${executions.turn}->'chatTurn'->>'chatId'`, chat.id),
        sql`(${executions.turn}->'chatTurn'->>'revision')::integer < ${revision}`,
      ),
    );
  if (rows.length > 0) await stopExecutions(desk, { workspaceId: chat.workspaceId, ids: rows.map(({ id }) => id) });
}
