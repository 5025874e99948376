import { z } from "zod";
import type { RunStatement } from "@/server/data/database";
import type { SessionSummary, SummarisedHistory, SummarySession } from "@/server/engine/ports";
import { storableText } from "@/server/data/storable";

// The message that a summary reaches to is its anchor: when that message is deleted, the summary goes with it.
const kept =
  "select s.content, m.seq from session_summaries s join messages m on m.id = s.message_id where s.flow_id = $1 and s.session_id = $2 and s.node_id = $3";
const after =
  "select id, role, content, run_id, error from messages where flow_id = $1 and session_id = $2 and seq > $3 order by seq desc limit $4";
const keep = `
  insert into session_summaries (workspace_id, flow_id, session_id, node_id, content, message_id, updated_at)
  select $1, $2, $3, $4, $5, m.id, now() from messages m where m.id = $6 and m.flow_id = $2
  on conflict (flow_id, session_id, node_id) do update
  set content = excluded.content, message_id = excluded.message_id, updated_at = excluded.updated_at`;

/** A session that was never summarised may be long; what is older than this many messages stays forgotten. */
const longest = 400;

const keptRow = z.object({ content: z.string(), seq: z.coerce.number() });
const messageRow = z.object({
  id: z.string(),
  role: z.enum(["userMessage", "apiMessage"]),
  content: z.string(),
  run_id: z.string().nullable(),
  error: z.string().nullable(),
});

/** A session's summary and the answered questions after it, oldest first. */
export async function loadSummary(run: RunStatement, session: SummarySession): Promise<SummarisedHistory> {
  const { flowId, nodeId } = session;
  const sessionId = storableText(session.sessionId);
  const [summary] = z.array(keptRow).parse(await run(kept, [flowId, sessionId, nodeId]));
  const found = await run(after, [flowId, sessionId, summary?.seq ?? 0, longest]);
  const rows = z.array(messageRow).parse(found).reverse();
  const answered = new Set(
    rows.filter((row) => row.role === "apiMessage" && row.error === null).map((row) => row.run_id),
  );
  const later = rows
    .filter((row) => row.error === null && answered.has(row.run_id))
    .map(({ id, role, content }) => ({ id, role: role === "userMessage" ? "user" : "assistant", content }) as const);
  return { summary: summary?.content, later };
}

/** Does nothing when the message was deleted meanwhile. */
export async function saveSummary(
  run: RunStatement,
  workspaceId: string,
  { flowId, sessionId, nodeId }: SummarySession,
  { text, through }: SessionSummary,
): Promise<void> {
  await run(keep, [workspaceId, flowId, storableText(sessionId), nodeId, storableText(text), through]);
}
