import { and, desc, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { messages } from "@/server/data/schema/runs";
import type { HistoryMessage } from "@/server/engine/ports";

/**
 * What a session's memory holds: its newest `limit` messages, oldest first, without the questions that were never
 * answered and the answers that failed. One read of one index.
 */
export async function loadHistory(
  db: Database,
  session: { flowId: string; sessionId: string; limit: number },
): Promise<HistoryMessage[]> {
  const rows = await db
    .select({ role: messages.role, content: messages.content, runId: messages.runId, error: messages.error })
    .from(messages)
    .where(and(eq(messages.flowId, session.flowId), eq(messages.sessionId, session.sessionId)))
    .orderBy(desc(messages.seq))
    .limit(session.limit);
  rows.reverse();
  const answered = new Set(rows.filter((row) => row.role === "apiMessage" && row.error === null).map((row) => row.runId));
  return rows
    .filter((row) => row.error === null && answered.has(row.runId))
    .map(({ role, content }) => ({ role: role === "userMessage" ? "user" : "assistant", content }));
}
