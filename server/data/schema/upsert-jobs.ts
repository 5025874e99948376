import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { at, createdAt, id } from "./columns";
import { documentStores } from "./document-stores";
import { flows } from "./flows";

export const jobStatuses = ["queued", "running", "finished", "failed", "cancelled"] as const;

export interface JobCounts {
  numAdded: number;
  numUpdated: number;
  numSkipped: number;
  numDeleted: number;
  /** Chunks that loaders have given so far. */
  numChunks: number;
}

export interface JobFailure {
  item: string;
  reason: string;
}

const ofStore = () => ({
  id: id(),
  workspaceId: uuid("workspace_id")
    .notNull()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  flowId: uuid("flow_id").references(() => flows.id, { onDelete: "cascade" }),
  storeId: uuid("store_id").references(() => documentStores.id, { onDelete: "cascade" }),
});

/** Work on documents that outlives whoever asked for it, and the process that began it. */
export const upsertJobs = pgTable(
  "upsert_jobs",
  {
    ...ofStore(),
    kind: text("kind", { enum: ["flow", "store"] }).notNull(),
    /** What it changes. Of jobs with one target a single one runs at a time. */
    target: text("target").notNull(),
    request: jsonb("request").$type<unknown>().notNull(),
    status: text("status", { enum: jobStatuses }).notNull().default("queued"),
    counts: jsonb("counts").$type<JobCounts>().notNull(),
    failures: jsonb("failures").$type<JobFailure[]>().notNull().default([]),
    result: jsonb("result").$type<Record<string, unknown>>(),
    /** Redacted sentence of why it failed. */
    error: text("error"),
    /** How often the process that ran it died. */
    interruptions: integer("interruptions").notNull().default(0),
    createdAt: createdAt(),
    startedAt: at("started_at"),
    heartbeatAt: at("heartbeat_at"),
    endedAt: at("ended_at"),
  },
  (table) => [
    uniqueIndex("upsert_jobs_running")
      .on(table.workspaceId, table.target)
      .where(sql`status = 'running'`),
    index("upsert_jobs_open")
      .on(table.createdAt)
      .where(sql`status in ('queued', 'running')`),
    index("upsert_jobs_flow").on(table.flowId, table.createdAt),
    index("upsert_jobs_store").on(table.storeId, table.createdAt),
  ],
);

/** Which upserts there were, and how their nodes were set. */
export const upsertHistory = pgTable(
  "upsert_history",
  {
    ...ofStore(),
    result: jsonb("result").$type<Record<string, number>>().notNull(),
    nodes: jsonb("nodes").$type<unknown[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("upsert_history_flow").on(table.flowId, table.createdAt),
    index("upsert_history_store").on(table.storeId, table.createdAt),
  ],
);
