import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Usage } from "@/domain/api/stream-event";
import type { HumanAction, TraceItem } from "@/domain/api/trace-item";
import { at, createdAt, id } from "./columns";
import { flows } from "./flows";
import { runStatuses } from "./runs";

/** A time that a process went on with a run whose own had died. */
export interface TakenUpAgain {
  /** ISO date. */
  at: string;
  /** Visits that were under way then, and were run again. */
  visits: number[];
}

/** The run of an agentflow. It outlives its process, and whoever it waits for: `id` is that of its row in `runs`. */
export const executions = pgTable(
  "executions",
  {
    id: uuid("id").primaryKey(),
    workspaceId: uuid("workspace_id").notNull(),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** Steps run as this version has them, also weeks later. */
    versionId: uuid("version_id").notNull(),
    chatId: text("chat_id").notNull(),
    sessionId: text("session_id").notNull(),
    status: text("status", { enum: runStatuses }).notNull(),
    /** What is not finished (the engine's `Frontier`). */
    frontier: jsonb("frontier").$type<unknown>().notNull(),
    /** What was asked last, so that another process can go on with it. */
    turn: jsonb("turn").$type<unknown>().notNull(),
    /** As the last step left it. */
    state: jsonb("state").$type<Record<string, unknown>>().notNull().default({}),
    form: jsonb("form").$type<Record<string, unknown>>(),
    /** What it waits for, while it is paused. */
    waiting: jsonb("waiting").$type<HumanAction[]>(),
    waitingSince: at("waiting_since"),
    /** When the first of these waits ends by itself. */
    expiresAt: at("expires_at"),
    usage: jsonb("usage").$type<Usage[]>().notNull().default([]),
    /** Redacted sentence of what went wrong. */
    error: text("error"),
    /** The process that works on it. */
    owner: text("owner"),
    heartbeatAt: at("heartbeat_at"),
    /** Counts the times somebody took it up: a decision is taken once. */
    turns: integer("turns").notNull().default(1),
    /** How often the process that ran it died. */
    interruptions: integer("interruptions").notNull().default(0),
    takenUp: jsonb("taken_up").$type<TakenUpAgain[]>().notNull().default([]),
    /** The step of another execution that runs this one: `<its run>:<node>:<visit>`. */
    parentKey: text("parent_key"),
    /** How many flows run inside each other. */
    depth: integer("depth").notNull().default(0),
    /** Made from a step of an earlier one. */
    origin: jsonb("origin").$type<{ executionId: string; nodeId: string }>(),
    /** Whoever knows it may look at the execution. */
    shareToken: text("share_token"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull(),
    endedAt: at("ended_at"),
  },
  (table) => [
    index("executions_workspace").on(table.workspaceId, table.createdAt),
    index("executions_flow").on(table.flowId, table.createdAt),
    index("executions_session").on(table.flowId, table.sessionId, table.createdAt),
    index("executions_running")
      .on(table.heartbeatAt)
      .where(sql`status = 'running'`),
    index("executions_waiting")
      .on(table.workspaceId, table.waitingSince)
      .where(sql`status = 'paused'`),
    index("executions_expiring")
      .on(table.expiresAt)
      .where(sql`status = 'paused'`),
    uniqueIndex("executions_parent")
      .on(table.parentKey)
      .where(sql`parent_key is not null`),
    uniqueIndex("executions_share")
      .on(table.shareToken)
      .where(sql`share_token is not null`),
  ],
);

/** One visit of a step that has ended, or waits. */
export const executionSteps = pgTable(
  "execution_steps",
  {
    id: id(),
    /** Order of writing. */
    seq: bigserial("seq", { mode: "number" }).notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    executionId: uuid("execution_id")
      .notNull()
      .references(() => executions.id, { onDelete: "cascade" }),
    visitId: integer("visit_id").notNull(),
    /** The engine's `FinishedVisit`; null for one that failed or waited. */
    finished: jsonb("finished").$type<unknown>(),
    trace: jsonb("trace").$type<TraceItem>().notNull(),
    /** The frontier before it ended, where a run can be taken up again. */
    before: jsonb("before").$type<unknown>().notNull(),
    /** Milliseconds. */
    ms: integer("ms").notNull(),
    pinned: boolean("pinned").notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [index("execution_steps_execution").on(table.executionId, table.seq)],
);
