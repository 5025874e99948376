import { type SQL, sql } from "drizzle-orm";
import type { Answer, Usage } from "@/domain/api/stream-event";
import type { Database } from "@/server/data/database";
import type { ChatType } from "@/server/data/schema/runs";
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
export async function recordStart(db: Database, start: RunStart): Promise<void> {
  await db.execute(sql`with run as (${insertRun(start, undefined)}) ${insertMessages(start, [question(start)])}`);
}

/** Writes a run's outcome in one statement: one round trip, and all of it or nothing. */
export async function recordEnd(db: Database, start: RunStart, end: RunEnd, begun: boolean): Promise<void> {
  const run = begun ? updateRun(start, end) : insertRun(start, end);
  const rows = begun ? [answer(end)] : [question(start), answer(end)];
  const steps = end.steps.length === 0 ? sql`` : sql`, steps as (${insertSteps(start, end.steps)})`;
  await db.execute(sql`with run as (${run})${steps} ${insertMessages(start, rows)}`);
}

const time = (at: Date | undefined): string | null => at?.toISOString() ?? null;
const text = (value: string | undefined): string | null => (value === undefined ? null : storableText(value));
const row = (values: readonly unknown[]): SQL => sql`(${sql.join(values.map((value) => sql`${value}`), sql`, `)})`;
const rows = (list: readonly (readonly unknown[])[]): SQL => sql.join(list.map(row), sql`, `);

function insertRun(start: RunStart, end: RunEnd | undefined): SQL {
  const values = [
    ...[start.runId, start.workspaceId, start.flowId, start.versionId, storableText(start.chatId), storableText(start.sessionId)],
    ...[start.chatType, end?.status ?? "running", text(end?.error), usageJson(end), time(start.startedAt), time(end?.endedAt)],
  ];
  return sql`insert into runs (id, workspace_id, flow_id, version_id, chat_id, session_id, chat_type, status, error, usage, started_at, ended_at) values ${row(values)}`;
}

const updateRun = (start: RunStart, end: RunEnd): SQL =>
  sql`update runs set status = ${end.status}, error = ${text(end.error)}, usage = ${usageJson(end)}::jsonb, ended_at = ${time(end.endedAt)}::timestamptz where id = ${start.runId}`;

const usageJson = (end: RunEnd | undefined): string | null => (end && end.usage.length > 0 ? storableJson(end.usage) : null);

/** Steps carry ascending times, by which they are read again in order. */
function insertSteps(start: RunStart, steps: readonly RecordedStep[]): SQL {
  let last = 0;
  const values = steps.map((step) => {
    last = Math.max(step.endedAt.getTime(), last + 1);
    return [start.workspaceId, start.runId, step.nodeId, storableText(step.label), step.status, stepJson(step.input), stepJson(step.output), text(step.error), step.ms === undefined ? null : Math.round(step.ms), time(new Date(last))];
  });
  return sql`insert into run_steps (workspace_id, run_id, node_id, label, status, input, output, error, ms, created_at) values ${rows(values)}`;
}

const maxStepJson = 64 * 1024;

/** What a node was given and gave, for people to look at: huge values are cut. */
function stepJson(value: unknown): string | null {
  const json = storableJson(value);
  return json === null || json.length <= maxStepJson ? json : JSON.stringify({ cut: json.slice(0, maxStepJson).toWellFormed() });
}

const question = (start: RunStart): unknown[] => [start.questionId, "userMessage", storableText(start.question), null, null, null, text(start.leadEmail), null, time(start.startedAt)];

const answer = ({ answerId, answer: given, text: said, error, endedAt }: RunEnd): unknown[] => [
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

function insertMessages(start: RunStart, list: readonly (readonly unknown[])[]): SQL {
  const shared = [start.workspaceId, start.flowId, start.runId, storableText(start.chatId), storableText(start.sessionId), start.chatType, text(start.memoryType)];
  return sql`insert into messages (workspace_id, flow_id, run_id, chat_id, session_id, chat_type, memory_type, id, role, content, source_documents, used_tools, artifacts, lead_email, error, created_at) values ${rows(list.map((own) => [...shared, ...own]))}`;
}
