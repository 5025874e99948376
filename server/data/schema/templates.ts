import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { users, workspaces } from "./accounts";
import { createdAt, id } from "./columns";
import { flows } from "./flows";

/** A flow that others in the workspace may look at, chat with, and begin a flow of their own from. Never changed. */
export const templates = pgTable(
  "templates",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["chatflow", "agentflow"] }).notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** Holds no credentials, secrets or contents of files. */
    document: jsonb("document").$type<FlowDocument>().notNull(),
    /** The flow that answers chats with the template; it is in no list. */
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    index("templates_workspace").on(table.workspaceId, table.createdAt),
    index("templates_flow").on(table.flowId),
  ],
);
