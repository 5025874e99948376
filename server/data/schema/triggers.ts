import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { at, createdAt, id } from "./columns";
import { flows } from "./flows";

const ofWorkspace = () =>
  uuid("workspace_id")
    .notNull()
    .references(() => workspaces.id, { onDelete: "cascade" });

/** When an agentflow begins by itself, as its published version says. */
export const schedules = pgTable(
  "schedules",
  {
    flowId: uuid("flow_id")
      .primaryKey()
      .references(() => flows.id, { onDelete: "cascade" }),
    workspaceId: ofWorkspace(),
    /** The version that was looked at. */
    versionId: uuid("version_id").notNull(),
    /** Null when that version is not begun by a schedule. */
    cron: text("cron"),
    timezone: text("timezone"),
    endDate: text("end_date"),
    /** Why there is no next time, when the Start step is set wrongly. */
    problem: text("problem"),
    enabled: boolean("enabled").notNull().default(true),
    nextAt: at("next_at"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [
    index("schedules_next")
      .on(table.nextAt)
      .where(sql`enabled`),
    index("schedules_workspace").on(table.workspaceId),
  ],
);

/** A run that begins though nobody waits for it: `id` is that of its execution. */
export const triggers = pgTable(
  "triggers",
  {
    id: id(),
    workspaceId: ofWorkspace(),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    source: text("source", { enum: ["schedule", "webhook"] }).notNull(),
    /** The time of the schedule that it is for. */
    dueAt: at("due_at"),
    /** What the run is asked. */
    request: jsonb("request").$type<unknown>().notNull(),
    status: text("status", { enum: ["queued", "begun", "failed"] })
      .notNull()
      .default("queued"),
    /** Why it could not begin. */
    error: text("error"),
    /** The process that begins it. */
    owner: text("owner"),
    claimedAt: at("claimed_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("triggers_due").on(table.flowId, table.dueAt),
    index("triggers_flow").on(table.flowId, table.createdAt),
    index("triggers_workspace").on(table.workspaceId),
    index("triggers_queued")
      .on(table.createdAt)
      .where(sql`status = 'queued'`),
  ],
);

/** Somebody who wants to be called when a run has ended. */
export const callbacks = pgTable(
  "callbacks",
  {
    /** Told with every attempt, so that who is called twice notices. */
    id: id(),
    workspaceId: ofWorkspace(),
    triggerId: uuid("trigger_id")
      .notNull()
      .unique()
      .references(() => triggers.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    /** Sealed; what signs the body. */
    secret: text("secret"),
    /** As it was first sent. */
    body: text("body"),
    status: text("status", { enum: ["waiting", "delivered", "given_up"] })
      .notNull()
      .default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    nextAt: at("next_at").notNull(),
    /** The process that is calling. */
    owner: text("owner"),
    claimedAt: at("claimed_at"),
    error: text("error"),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
  },
  (table) => [
    index("callbacks_next")
      .on(table.nextAt)
      .where(sql`status = 'waiting'`),
    index("callbacks_workspace").on(table.workspaceId),
  ],
);
