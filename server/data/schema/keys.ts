import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users, workspaces } from "./accounts";
import { at, createdAt, id, updatedAt } from "./columns";
import { flows } from "./flows";

/** What a key may do: call flows, read and delete messages, manage the workspace over REST. */
export const scopes = ["predict", "messages", "manage"] as const;
export type Scope = (typeof scopes)[number];

export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** First characters of the key, to find its row and to show it. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole key, hex. */
    hash: text("hash").notNull(),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    expiresAt: at("expires_at"),
    lastUsedAt: at("last_used_at"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex("api_keys_hash").on(table.hash), index("api_keys_workspace").on(table.workspaceId)],
);

/** Keys assigned to a flow. A flow with none accepts every key of its workspace that may predict. */
export const flowKeys = pgTable(
  "flow_keys",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    keyId: uuid("key_id")
      .notNull()
      .references(() => apiKeys.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.keyId] }), index("flow_keys_key").on(table.keyId)],
);

export const credentials = pgTable(
  "credentials",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Credential type, such as `openAIApi`. */
    type: text("type").notNull(),
    /** Secret box over the fields' JSON, bound to this row's id. */
    sealed: text("sealed").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("credentials_workspace").on(table.workspaceId, table.type)],
);

export const variables = pgTable(
  "variables",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    value: text("value").notNull().default(""),
    /** `runtime` reads the operator's environment variable `WEFT_VAR_<name>` instead of `value`. */
    type: text("type", { enum: ["static", "runtime"] })
      .notNull()
      .default("static"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex("variables_name").on(table.workspaceId, table.name)],
);
