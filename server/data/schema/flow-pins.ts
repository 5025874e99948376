import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users, workspaces } from "./accounts";
import { updatedAt } from "./columns";
import { flows } from "./flows";

/** An output that stands in for running a step of an agentflow, in runs of those who edit it. */
export const flowPins = pgTable(
  "flow_pins",
  {
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** May name a step that is drawn and not saved yet, or deleted and perhaps brought back. */
    nodeId: text("node_id").notNull(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    output: jsonb("output").$type<Record<string, unknown>>().notNull(),
    updatedBy: uuid("updated_by").references(() => users.id, { onDelete: "set null" }),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.nodeId] })],
);
