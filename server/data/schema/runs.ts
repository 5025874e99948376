import { bigserial, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { SourceDocument, Usage, UsedTool } from "@/domain/api/stream-event";
import type { HumanAction } from "@/domain/api/trace-item";
import { at, createdAt, id } from "./columns";
import { flows } from "./flows";

export const runStatuses = ["running", "finished", "failed", "aborted", "paused"] as const;
/** Where a question came from, in Flowise's words. */
export const chatTypes = ["INTERNAL", "EXTERNAL", "EVALUATION", "MCP", "SCHEDULED", "WEBHOOK"] as const;
export type ChatType = (typeof chatTypes)[number];

// Each run writes half a dozen of these rows, and each foreign key is one more look-up for each of them. So a row is bound
// to the one row it ends with (run → flow, step → run, message → flow); the rest of its ids only say where it belongs.
export const runs = pgTable(
  "runs",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull(),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    versionId: uuid("version_id"),
    chatId: text("chat_id").notNull(),
    sessionId: text("session_id").notNull(),
    chatType: text("chat_type", { enum: chatTypes }).notNull(),
    status: text("status", { enum: runStatuses }).notNull(),
    /** Redacted sentence of what went wrong. */
    error: text("error"),
    usage: jsonb("usage").$type<Usage[]>(),
    startedAt: at("started_at").notNull(),
    endedAt: at("ended_at"),
  },
  (table) => [
    index("runs_flow").on(table.flowId, table.startedAt),
    index("runs_workspace").on(table.workspaceId, table.startedAt),
  ],
);

export const runSteps = pgTable(
  "run_steps",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull(),
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    nodeId: text("node_id").notNull(),
    label: text("label").notNull(),
    status: text("status").notNull(),
    input: jsonb("input"),
    output: jsonb("output"),
    error: text("error"),
    /** Milliseconds the step took. */
    ms: integer("ms"),
    createdAt: createdAt(),
  },
  (table) => [index("run_steps_run").on(table.runId)],
);

export const messages = pgTable(
  "messages",
  {
    id: id(),
    /** Order of writing; breaks ties between rows of one millisecond. */
    seq: bigserial("seq", { mode: "number" }).notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    runId: uuid("run_id"),
    role: text("role", { enum: ["userMessage", "apiMessage"] }).notNull(),
    content: text("content").notNull(),
    chatId: text("chat_id").notNull(),
    sessionId: text("session_id").notNull(),
    chatType: text("chat_type", { enum: chatTypes }).notNull(),
    /** Label of the flow's memory node, when it has one. */
    memoryType: text("memory_type"),
    sourceDocuments: jsonb("source_documents").$type<SourceDocument[]>(),
    usedTools: jsonb("used_tools").$type<UsedTool[]>(),
    artifacts: jsonb("artifacts").$type<{ type: string; data: string }[]>(),
    fileUploads: jsonb("file_uploads").$type<Record<string, unknown>[]>(),
    fileAnnotations: jsonb("file_annotations").$type<{ filePath: string; fileName: string }[]>(),
    /** What the model thought before it answered. */
    reasoning: jsonb("reasoning").$type<{ thinking: string; thinkingDuration?: number }>(),
    followUpPrompts: jsonb("follow_up_prompts").$type<string[]>(),
    /** What the run waits for, until somebody has answered it. */
    action: jsonb("action").$type<HumanAction>(),
    leadEmail: text("lead_email"),
    /** Set on the answer of a run that failed: the redacted reason. */
    error: text("error"),
    createdAt: createdAt(),
  },
  (table) => [
    index("messages_session").on(table.flowId, table.sessionId, table.seq),
    index("messages_flow").on(table.flowId, table.createdAt),
  ],
);
