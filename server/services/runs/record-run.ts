import type { Answer, Usage } from "@/domain/api/stream-event";
import type { RunStatement } from "@/server/data/database";
import type { ChatType } from "@/server/data/schema/runs";
import { storableJson } from "@/server/data/storable";
import type { Reasoning } from "./thoughts";

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
  /** Files that came with it. */
  fileUploads?: readonly object[] | undefined;
  memoryType: string | undefined;
  leadEmail: string | undefined;
  startedAt: Date;
  /** The run began with an earlier question, and is written already. */
  goesOn?: boolean;
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
  status: "finished" | "failed" | "aborted" | "paused";
  answerId: string;
  /** The answer's text, or what had been said of it before it ended. */
  text: string;
  answer: Answer | undefined;
  /** What the model thought before it answered. */
  reasoning?: Reasoning | undefined;
  error: string | undefined;
  followUpPrompts?: readonly string[] | undefined;
  usage: readonly Usage[];
  steps: readonly RecordedStep[];
  endedAt: Date;
}

/** Rows to write, keyed by column. All of one call are written together or not at all. */
export interface RunRows {
  /** New runs. */
  runs: readonly object[];
  /** Outcomes of runs that are written already. */
  ends: readonly object[];
  steps: readonly object[];
  messages: readonly object[];
}

/** A run that goes on for a while, with its question, so that both can be seen meanwhile. */
export const rowsOfStart = (start: RunStart): RunRows => ({
  ...{ runs: [runRow(start)], ends: [], steps: [] },
  messages: [questionRow(start)],
});

/** A run's outcome. `begun`: its start is written already. */
export const rowsOfEnd = (start: RunStart, end: RunEnd, begun: boolean): RunRows => ({
  ...(begun || start.goesOn ? { runs: [], ends: [runRow(start, end)] } : { runs: [runRow(start, end)], ends: [] }),
  steps: stepRows(start, end.steps),
  messages: begun || nobodyAsked(start) ? [answerRow(start, end)] : [questionRow(start), answerRow(start, end)],
});

/** A run that goes on by itself, such as when nobody has decided in time. */
const nobodyAsked = ({ goesOn, question }: RunStart): boolean => goesOn === true && question === "";

/** Writes everything in one statement. */
export async function writeRows(statement: RunStatement, rows: RunRows): Promise<void> {
  await statement(writeAll, [storableJson(rows)]);
}

// Everything travels as one JSON value, whose keys are the columns: a text that never changes is planned once, and one
// parameter costs the client much less than sixty.
const runColumns =
  "id uuid, workspace_id uuid, flow_id uuid, version_id uuid, chat_id text, session_id text, chat_type text, status text, error text, usage jsonb, started_at timestamptz, ended_at timestamptz";
const endColumns = "id uuid, status text, error text, usage jsonb, ended_at timestamptz";
const stepColumns =
  "workspace_id uuid, run_id uuid, node_id text, label text, status text, input jsonb, output jsonb, error text, ms integer, created_at timestamptz";
const messageColumns =
  "id uuid, workspace_id uuid, flow_id uuid, run_id uuid, role text, content text, chat_id text, session_id text, chat_type text, memory_type text, source_documents jsonb, used_tools jsonb, artifacts jsonb, file_uploads jsonb, file_annotations jsonb, reasoning jsonb, follow_up_prompts jsonb, action jsonb, lead_email text, error text, created_at timestamptz";

const insert = (table: string, columns: string, key: string): string =>
  `insert into ${table} (${columns.replace(/ (uuid|text|jsonb|integer|timestamptz)/g, "")}) select r.* from given, jsonb_to_recordset(d->'${key}') as r(${columns})`;

const writeAll = `with given as (select $1::jsonb as d),
  begun as (${insert("runs", runColumns, "runs")}),
  ended as (update runs set status = r.status, error = r.error, usage = r.usage, ended_at = r.ended_at from given, jsonb_to_recordset(d->'ends') as r(${endColumns}) where runs.id = r.id),
  steps as (${insert("run_steps", stepColumns, "steps")})
  ${insert("messages", messageColumns, "messages")}`;

const runRow = (start: RunStart, end?: RunEnd) => ({
  id: start.runId,
  workspace_id: start.workspaceId,
  flow_id: start.flowId,
  version_id: start.versionId,
  chat_id: start.chatId,
  session_id: start.sessionId,
  chat_type: start.chatType,
  status: end?.status ?? "running",
  error: end?.error,
  usage: end && end.usage.length > 0 ? end.usage : undefined,
  started_at: start.startedAt,
  ended_at: end?.endedAt,
});

/** Steps carry ascending times, by which they are read again in order. */
function stepRows(start: RunStart, steps: readonly RecordedStep[]): object[] {
  let last = 0;
  return steps.map(({ nodeId, label, status, input, output, error, ms, endedAt }) => {
    last = Math.max(endedAt.getTime(), last + 1);
    return {
      ...{ workspace_id: start.workspaceId, run_id: start.runId, node_id: nodeId, label, status, error },
      ...{ input: shortened(input), output: shortened(output), created_at: new Date(last) },
      ms: ms === undefined ? undefined : Math.round(ms),
    };
  });
}

const longestJson = 64 * 1024;

/** What a node was given and gave, for people to look at: huge values are cut. */
function shortened(value: unknown): unknown {
  if (typeof value !== "object" && typeof value !== "string") return value;
  if (typeof value === "string" && value.length <= longestJson) return value;
  const json = JSON.stringify(value);
  return json.length <= longestJson ? value : { cut: json.slice(0, longestJson) };
}

const shared = (start: RunStart) => ({
  workspace_id: start.workspaceId,
  flow_id: start.flowId,
  run_id: start.runId,
  chat_id: start.chatId,
  session_id: start.sessionId,
  chat_type: start.chatType,
  memory_type: start.memoryType,
});

const questionRow = (start: RunStart) => ({
  ...shared(start),
  ...{ id: start.questionId, role: "userMessage", content: start.question },
  ...(start.fileUploads?.length && { file_uploads: start.fileUploads }),
  ...{ lead_email: start.leadEmail, created_at: start.startedAt },
});

const answerRow = (
  start: RunStart,
  { answerId, answer, text, reasoning, error, followUpPrompts, endedAt }: RunEnd,
) => ({
  ...shared(start),
  ...{ id: answerId, role: "apiMessage", content: text, error, created_at: endedAt },
  follow_up_prompts: followUpPrompts,
  ...{ source_documents: answer?.sourceDocuments, used_tools: answer?.usedTools, artifacts: answer?.artifacts },
  ...(answer?.action && { action: answer.action }),
  ...{ file_annotations: answer?.fileAnnotations, reasoning },
});
