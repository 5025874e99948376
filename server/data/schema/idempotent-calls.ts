import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { at, createdAt, id } from "./columns";
import { flows } from "./flows";

/** Calls that carried an `Idempotency-Key`, with what they were answered. */
export const idempotentCalls = pgTable(
  "idempotent_calls",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** Whose key it is: the same text of another caller is another key. */
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of what was asked, hex. */
    bodyHash: text("body_hash").notNull(),
    runId: uuid("run_id"),
    /** HTTP status of the answer. */
    status: integer("status"),
    /** The answer as it was sent. Null for a stream, which is told again from its run. */
    body: text("body"),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
  },
  (table) => [
    uniqueIndex("idempotent_calls_key").on(table.flowId, table.caller, table.key),
    index("idempotent_calls_age").on(table.createdAt),
  ],
);
