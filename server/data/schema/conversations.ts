import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { createdAt, id, updatedAt } from "./columns";
import { flows } from "./flows";
import { messages } from "./runs";

/** What belongs to conversations beside their messages. */
export const ratings = ["THUMBS_UP", "THUMBS_DOWN"] as const;
export type Rating = (typeof ratings)[number];

const ofFlow = () => ({
  id: id(),
  workspaceId: uuid("workspace_id")
    .notNull()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  flowId: uuid("flow_id")
    .notNull()
    .references(() => flows.id, { onDelete: "cascade" }),
  chatId: text("chat_id").notNull(),
  createdAt: createdAt(),
});

/** A reader's judgement of an answer; one for each message. */
export const feedback = pgTable(
  "feedback",
  {
    ...ofFlow(),
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    rating: text("rating", { enum: ratings }).notNull(),
    content: text("content").notNull().default(""),
  },
  (table) => [
    uniqueIndex("feedback_message").on(table.messageId),
    index("feedback_flow").on(table.flowId, table.createdAt),
  ],
);

/** Who a visitor said they are. */
export const leads = pgTable(
  "leads",
  {
    ...ofFlow(),
    name: text("name").notNull().default(""),
    email: text("email").notNull().default(""),
    phone: text("phone").notNull().default(""),
  },
  (table) => [index("leads_flow").on(table.flowId, table.createdAt)],
);

/** A file that came with a conversation. Its bytes lie in the file store under the row's id. */
export const storedFiles = pgTable(
  "stored_files",
  {
    ...ofFlow(),
    /** As the sender called it; unique within the conversation. */
    name: text("name").notNull(),
    mime: text("mime").notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
  },
  (table) => [
    uniqueIndex("stored_files_name").on(table.flowId, table.chatId, table.name),
    index("stored_files_workspace").on(table.workspaceId),
  ],
);

/** What a memory node has made of a session's older messages. */
export const sessionSummaries = pgTable(
  "session_summaries",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    sessionId: text("session_id").notNull(),
    nodeId: text("node_id").notNull(),
    content: text("content").notNull(),
    /** The last message it covers. Deleting a session's messages deletes what was made of them. */
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.flowId, table.sessionId, table.nodeId] }),
    index("session_summaries_message").on(table.messageId),
  ],
);
