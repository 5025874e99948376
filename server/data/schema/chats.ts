import { sql } from "drizzle-orm";
import { bigserial, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users, workspaces } from "./accounts";
import { at, createdAt, id, updatedAt } from "./columns";
import { flows } from "./flows";
import { apiKeys } from "./keys";

export const chatStatuses = ["ready", "running", "wait_for_human_input", "completed", "error"] as const;
export type ChatStatus = (typeof chatStatuses)[number];

/** A conversation that its caller polls: it has a status and rows of its own, and belongs to the key or person who began it. */
export const chats = pgTable(
  "chats",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    /** One of the two is set. Nobody else can reach the chat, so it goes with its owner. */
    ownerKeyId: uuid("owner_key_id").references(() => apiKeys.id, { onDelete: "cascade" }),
    ownerUserId: uuid("owner_user_id").references(() => users.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** The template it was begun from, when it was. Kept when the template is gone. */
    templateId: uuid("template_id"),
    name: text("name").notNull(),
    status: text("status", { enum: chatStatuses }).notNull().default("ready"),
    /** What went wrong, or `aborted`. */
    statusDetail: text("status_detail"),
    /** Raised by every turn and every stop: a turn that was overtaken knows another number and changes nothing. */
    revision: integer("revision").notNull().default(0),
    /** What a flow that waits for a person needs in order to go on. */
    paused: jsonb("paused").$type<Record<string, unknown>>(),
    /** When the process that runs the turn last said so. */
    seenAt: at("seen_at"),
    /** That process, as it signs what it works on. */
    process: text("process"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check("chats_owner", sql`(${table.ownerKeyId} is null) <> (${table.ownerUserId} is null)`),
    index("chats_key").on(table.ownerKeyId, table.createdAt),
    index("chats_user").on(table.ownerUserId, table.createdAt),
    index("chats_workspace").on(table.workspaceId),
    index("chats_flow").on(table.flowId),
    index("chats_running")
      .on(table.seenAt)
      .where(sql`${table.status} = 'running'`),
  ],
);

/** What was said in a chat. Written under a lock of the chat's row, so that `seq` is the order in which rows appear. */
export const chatRows = pgTable(
  "chat_rows",
  {
    id: id(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    chatId: uuid("chat_id")
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    type: text("type", { enum: ["user", "assistant"] }).notNull(),
    sender: text("sender"),
    receiver: text("receiver"),
    content: text("content").notNull(),
    meta: jsonb("meta").$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("chat_rows_chat").on(table.chatId, table.seq),
    index("chat_rows_workspace").on(table.workspaceId),
  ],
);
