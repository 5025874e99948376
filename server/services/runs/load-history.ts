import { z } from "zod";
import type { RunStatement } from "@/server/data/database";
import type { HistoryMessage, SessionHistory } from "@/server/engine/ports";
import { storableText } from "@/server/data/storable";

const newest =
  "select role, content, run_id, error from messages where flow_id = $1 and session_id = $2 and run_id is distinct from $4::uuid and ($5::timestamptz is null or created_at < $5::timestamptz) order by seq desc limit $3";
const rowSchema = z.object({
  role: z.enum(["userMessage", "apiMessage"]),
  content: z.string(),
  run_id: z.string().nullable(),
  error: z.string().nullable(),
});

/**
 * What a session's memory holds: its newest `limit` messages, oldest first, without the questions that were never
 * answered and the answers that failed. One read of one index.
 */
export async function loadHistory(
  run: RunStatement,
  { flowId, sessionId, limit, withoutRun, before }: SessionHistory,
): Promise<HistoryMessage[]> {
  const found = await run(newest, [
    flowId,
    storableText(sessionId),
    limit,
    withoutRun ?? null,
    before?.toISOString() ?? null,
  ]);
  const rows = z.array(rowSchema).parse(found).reverse();
  const answered = new Set(
    rows.filter((row) => row.role === "apiMessage" && row.error === null).map((row) => row.run_id),
  );
  return rows
    .filter((row) => row.error === null && answered.has(row.run_id))
    .map(({ role, content }) => ({ role: role === "userMessage" ? "user" : "assistant", content }));
}
