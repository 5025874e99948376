import type { Usage } from "@/domain/api/stream-event";
import type { HumanAction } from "@/domain/api/trace-item";
import { AppError } from "@/domain/errors";
import type { RunStatement } from "@/server/data/database";
import { storableJson } from "@/server/data/storable";
import type { StepRecord } from "@/server/engine/agentflow/agentflow-run";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { SaidRow } from "./said-in";
import type { ChatTurnId, Turn } from "./turn";

export interface NewExecution {
  id: string;
  workspaceId: string;
  flowId: string;
  versionId: string;
  chatId: string;
  sessionId: string;
  turn: Turn;
  form: Readonly<Record<string, unknown>> | undefined;
  parentKey: string | undefined;
  depth: number;
}

export interface Progress {
  steps: readonly StepRecord[];
  frontier: Frontier;
  /** Of all models so far. */
  usage: readonly Usage[];
  /** As the last of these steps left it; undefined: as it was. */
  state: Readonly<Record<string, unknown>> | undefined;
  /** What the steps add to the chat that the run answers, as long as that chat waits for this turn's answer. */
  said?: ChatTurnId & { rows: readonly SaidRow[] };
}

export type Ending =
  | { status: "finished"; state: Readonly<Record<string, unknown>> | undefined }
  | { status: "paused"; waiting: readonly HumanAction[] }
  | { status: "failed" | "aborted"; error: string };

/** Writes of a run under way. Each is one statement whose text never changes, and counts only for the run's owner. */
export interface ExecutionRows {
  insert(execution: NewExecution, first: Progress, now: Date): Promise<void>;
  /** Steps and what comes next, together. Rejects with `aborted` when the run is somebody else's by now. */
  commit(id: string, workspaceId: string, progress: Progress, now: Date): Promise<void>;
  end(id: string, ending: Ending, now: Date): Promise<void>;
  /** Leaves a run under way for whoever comes next. */
  release(id: string): Promise<void>;
}

export const takenOver = "The run was taken over by another process.";
export const stoppedByMember = "The run was stopped.";
export const runDeleted = "The run was deleted.";

const stepColumns =
  "workspace_id uuid, execution_id uuid, visit_id integer, finished jsonb, trace jsonb, before jsonb, ms integer, pinned boolean, created_at timestamptz";
const stepNames = stepColumns.replaceAll(/ (uuid|jsonb|integer|boolean|timestamptz)/g, "");
const rowColumns =
  "id uuid, workspace_id uuid, flow_id uuid, version_id uuid, chat_id text, session_id text, status text, frontier jsonb, turn jsonb, state jsonb, form jsonb, usage jsonb, owner text, parent_key text, depth integer, heartbeat_at timestamptz, created_at timestamptz, updated_at timestamptz, turns integer, interruptions integer";
const rowNames = rowColumns.replaceAll(/ (uuid|text|jsonb|integer|timestamptz)/g, "");

const insertText = `with given as (select $1::jsonb as d)
  insert into executions (${rowNames}) select r.* from given, jsonb_to_recordset(d) as r(${rowColumns})`;

const committing = `with given as (select $1::jsonb as d),
  held as (update executions set frontier = d->'frontier', usage = d->'usage', state = coalesce(d->'state', state), heartbeat_at = $2, updated_at = $2
    from given where executions.id = $3 and executions.owner = $4 and executions.status = 'running' returning executions.id),
  written as (insert into execution_steps (${stepNames})
    select r.* from given, jsonb_to_recordset(d->'steps') as r(${stepColumns}) where exists (select 1 from held))`;

const commitText = `${committing}
  select id from held`;

// The chat's own row is locked before its rows get their numbers, so that these are the order in which rows appear.
const commitAndSayText = `${committing},
  chat as (update chats set updated_at = $2, seen_at = now() from given
    where chats.id = (d->'said'->>'chatId')::uuid and chats.revision = (d->'said'->>'revision')::integer
    and exists (select 1 from held) returning chats.id, chats.workspace_id),
  told as (insert into chat_rows (workspace_id, chat_id, type, sender, receiver, content, meta, created_at)
    select chat.workspace_id, chat.id, 'assistant', r.sender, r.receiver, r.content, r.meta, $2::timestamptz
    from chat, given, rows from (jsonb_to_recordset(d->'said'->'rows')
      as (sender text, receiver text, content text, meta jsonb)) with ordinality as r(sender, receiver, content, meta, place)
    order by r.place)
  select id from held`;

const endText = `update executions set status = $1, waiting = $2::jsonb, waiting_since = case when $1 = 'paused' then $4::timestamptz end, expires_at = $8::timestamptz, error = $3,
  updated_at = $4, ended_at = case when $1 = 'paused' then null else $4::timestamptz end, owner = null, state = coalesce($7::jsonb, state)
  where id = $5 and owner = $6 and status = 'running' returning id`;

export function createExecutionRows(statement: RunStatement, owner: string): ExecutionRows {
  return {
    async insert(given, { frontier, usage, state }, now) {
      const row = {
        ...{ id: given.id, workspace_id: given.workspaceId, flow_id: given.flowId, version_id: given.versionId },
        ...{ chat_id: given.chatId, session_id: given.sessionId, status: "running", frontier, turn: given.turn },
        ...{ state: state ?? {}, form: given.form, usage, owner, parent_key: given.parentKey, depth: given.depth },
        ...{ heartbeat_at: now, created_at: now, updated_at: now, turns: 1, interruptions: 0 },
      };
      await statement(insertText, [storableJson([row])]);
    },
    async commit(id, workspaceId, { steps, frontier, usage, state, said }, now) {
      const rows = steps.map(({ visit, finished, trace, ms, before, pinned = false }) => ({
        ...{ workspace_id: workspaceId, execution_id: id, visit_id: visit.id, finished, trace, before, pinned },
        ...{ ms: Math.round(ms), created_at: now },
      }));
      const data = storableJson({ steps: rows, frontier, usage, ...(state && { state }), ...(said && { said }) });
      const held = await statement(said ? commitAndSayText : commitText, [data, now.toISOString(), id, owner]);
      if (held.length === 0) throw await lost(statement, id);
    },
    async end(id, ending, now) {
      const waiting = ending.status === "paused" ? storableJson(ending.waiting) : null;
      const reason = "error" in ending ? ending.error : null;
      const state = ending.status === "finished" ? storableJson(ending.state) : null;
      const expires = ending.status === "paused" ? earliest(ending.waiting) : null;
      const values = [ending.status, waiting, reason, now.toISOString(), id, owner, state, expires];
      const held = await statement(endText, values);
      if (held.length > 0) return;
      const error = await lost(statement, id);
      // Whoever stopped it has written its end, and what is deleted has none.
      if (error.message === takenOver) throw error;
    },
    async release(id) {
      await statement("update executions set owner = null where id = $1 and owner = $2 and status = 'running'", [
        id,
        owner,
      ]);
    },
  };
}

/** ISO dates are in order as texts are. */
const earliest = (waiting: readonly HumanAction[]): string | null =>
  waiting.flatMap(({ expires }) => expires?.at ?? []).toSorted()[0] ?? null;

/** Why a run is not this process's any more: it was ended or deleted, or somebody else goes on with it. */
async function lost(statement: RunStatement, id: string): Promise<AppError> {
  const [row] = await statement("select status from executions where id = $1", [id]);
  if (!row) return new AppError("aborted", runDeleted);
  return new AppError("aborted", row["status"] === "aborted" ? stoppedByMember : takenOver);
}
