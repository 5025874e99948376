import type { Answer, Usage } from "@/domain/api/stream-event";
import type { RunStatement } from "@/server/data/database";
import type { ChatType } from "@/server/data/schema/runs";
import { createStatementText, type Value } from "./statement-text";
import { storableJson, storableText } from "./storable";

/** What is known when a run begins. */
export interface RunStart {
  runId: string;
  questionId: string;
  workspaceId: string;
  flowId: string;
  versionId: string;
  chatId: string;
  sessionId: string;
  chatType: ChatType;
  question: string;
  memoryType: string | undefined;
  leadEmail: string | undefined;
  startedAt: Date;
}

export interface RecordedStep {
  nodeId: string;
  label: string;
  status: string;
  input?: unknown;
  output?: unknown;
  error?: string | undefined;
  ms?: number | undefined;
  endedAt: Date;
}

/** What is known when it has ended. */
export interface RunEnd {
  status: "finished" | "failed" | "aborted";
  answerId: string;
  /** The answer's text, or what had been said of it before it ended. */
  text: string;
  answer: Answer | undefined;
  error: string | undefined;
  usage: readonly Usage[];
  steps: readonly RecordedStep[];
  endedAt: Date;
}

/** Writes a run that goes on for a while, with its question, so that both can be seen meanwhile. */
export async function recordStart(run: RunStatement, start: RunStart): Promise<void> {
  const sql = createStatementText();
  await run(`with run as (${insertRun(sql, start, undefined)}) ${insertMessages(sql, start, [questionOf(start)])}`, sql.values);
}

/** Writes a run's outcome in one statement: one round trip, and all of it or nothing. */
export async function recordEnd(run: RunStatement, start: RunStart, end: RunEnd, begun: boolean): Promise<void> {
  const sql = createStatementText();
  const first = begun ? updateRun(sql, start, end) : insertRun(sql, start, end);
  const steps = end.steps.length === 0 ? "" : `, steps as (${insertSteps(sql, start, end.steps)})`;
  const rows = begun ? [answerOf(end)] : [questionOf(start), answerOf(end)];
  await run(`with run as (${first})${steps} ${insertMessages(sql, start, rows)}`, sql.values);
}

type Sql = ReturnType<typeof createStatementText>;

const time = (at: Date | undefined): string | null => at?.toISOString() ?? null;
const text = (value: string | undefined): string | null => (value === undefined ? null : storableText(value));

function insertRun(sql: Sql, start: RunStart, end: RunEnd | undefined): string {
  const values = [
    ...[start.runId, start.workspaceId, start.flowId, start.versionId, storableText(start.chatId), storableText(start.sessionId)],
    ...[start.chatType, end?.status ?? "running", text(end?.error), usageJson(end), time(start.startedAt), time(end?.endedAt)],
  ];
  return `insert into runs (id, workspace_id, flow_id, version_id, chat_id, session_id, chat_type, status, error, usage, started_at, ended_at) values ${sql.row(values)}`;
}

const updateRun = (sql: Sql, start: RunStart, end: RunEnd): string =>
  `update runs set status = ${sql.value(end.status)}, error = ${sql.value(text(end.error))}, usage = ${sql.value(usageJson(end))}, ended_at = ${sql.value(time(end.endedAt))} where id = ${sql.value(start.runId)}`;

const usageJson = (end: RunEnd | undefined): string | null => (end && end.usage.length > 0 ? storableJson(end.usage) : null);

/** Steps carry ascending times, by which they are read again in order. */
function insertSteps(sql: Sql, start: RunStart, steps: readonly RecordedStep[]): string {
  let last = 0;
  const rows = steps.map((step) => {
    last = Math.max(step.endedAt.getTime(), last + 1);
    const ms = step.ms === undefined ? null : Math.round(step.ms);
    return sql.row([start.workspaceId, start.runId, step.nodeId, storableText(step.label), step.status, stepJson(step.input), stepJson(step.output), text(step.error), ms, time(new Date(last))]);
  });
  return `insert into run_steps (workspace_id, run_id, node_id, label, status, input, output, error, ms, created_at) values ${rows.join(", ")}`;
}

const maxStepJson = 64 * 1024;

/** What a node was given and gave, for people to look at: huge values are cut. */
function stepJson(value: unknown): string | null {
  const json = storableJson(value);
  return json === null || json.length <= maxStepJson ? json : JSON.stringify({ cut: json.slice(0, maxStepJson).toWellFormed() });
}

const questionOf = (start: RunStart): Value[] => [start.questionId, "userMessage", storableText(start.question), null, null, null, text(start.leadEmail), null, time(start.startedAt)];

const answerOf = ({ answerId, answer: given, text: said, error, endedAt }: RunEnd): Value[] => [
  answerId,
  "apiMessage",
  storableText(said),
  storableJson(given?.sourceDocuments),
  storableJson(given?.usedTools),
  storableJson(given?.artifacts),
  null,
  text(error),
  time(endedAt),
];

function insertMessages(sql: Sql, start: RunStart, list: readonly (readonly Value[])[]): string {
  const shared = [start.workspaceId, start.flowId, start.runId, storableText(start.chatId), storableText(start.sessionId), start.chatType, text(start.memoryType)];
  const rows = list.map((own) => sql.row([...shared, ...own]));
  return `insert into messages (workspace_id, flow_id, run_id, chat_id, session_id, chat_type, memory_type, id, role, content, source_documents, used_tools, artifacts, lead_email, error, created_at) values ${rows.join(", ")}`;
}
