import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { FlowSharing } from "@/domain/flow/flow-sharing";
import type { FlowUse } from "@/domain/flow/uses-of";
import { versionKinds } from "@/domain/flow/version-kind";
import { users, workspaces } from "./accounts";
import { at, createdAt, id, updatedAt } from "./columns";

/**
 * Where a workspace keeps its flows together. A folder may lie in another one, which lies in none.
 */
export const flowFolders = pgTable(
  "flow_folders",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    parentId: uuid("parent_id").references((): AnyPgColumn => flowFolders.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [index("flow_folders_workspace").on(table.workspaceId)],
);

/** Settings that Flowise keeps as JSON text beside a flow, by Flowise's column names. */
export interface FlowSettings {
  chatbotConfig?: string | null;
  apiConfig?: string | null;
  analytic?: string | null;
  speechToText?: string | null;
  textToSpeech?: string | null;
  followUpPrompts?: string | null;
}

export const flows = pgTable(
  "flows",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["chatflow", "agentflow"] }).notNull(),
    /** What a program of Flowise called it, where that is neither a chatflow nor an agentflow. */
    saidType: text("said_type", { enum: ["MULTIAGENT", "ASSISTANT"] }),
    name: text("name").notNull(),
    /** Anyone may call it without a key. */
    isPublic: boolean("is_public").notNull().default(false),
    /** Only keys assigned to it may call it, even when the last of them has been revoked. */
    assignedKeysOnly: boolean("assigned_keys_only").notNull().default(false),
    /** Tags, separated by semicolons, as Flowise has them. */
    category: text("category"),
    folderId: uuid("folder_id").references(() => flowFolders.id, { onDelete: "set null" }),
    /** Who may change it, besides who made it and the owners; null: everybody who may change flows. */
    sharing: jsonb("sharing").$type<FlowSharing>(),
    /** Whose flow it is; null when a program made it, or that person is gone. */
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    /** It answers for a template: it is in no list, and nobody edits it. */
    isTemplate: boolean("is_template").notNull().default(false),
    settings: jsonb("settings").$type<FlowSettings>().notNull().default({}),
    latestVersionId: uuid("latest_version_id").references((): AnyPgColumn => flowVersions.id, { onDelete: "set null" }),
    /** The version that the public API answers from. */
    publishedVersionId: uuid("published_version_id").references((): AnyPgColumn => flowVersions.id, {
      onDelete: "set null",
    }),
    /** Deleted flows can be brought back for a day; every query but `restore` leaves them out. */
    deletedAt: at("deleted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("flows_workspace").on(table.workspaceId, table.kind, table.updatedAt)],
);

/** A saved document. Never changed after it is written; only what is said of it is. */
export const flowVersions = pgTable(
  "flow_versions",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references((): AnyPgColumn => flows.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    document: jsonb("document").$type<FlowDocument>().notNull(),
    /** What the document names, so that nobody has to read all documents to know; null until somebody asked. */
    uses: jsonb("uses").$type<FlowUse[]>(),
    kind: text("kind", { enum: versionKinds }).notNull().default("saved"),
    /** What somebody called it, or noted about it. */
    name: text("name"),
    /** Number of the version that was brought back with it. */
    restoredFrom: integer("restored_from"),
    /** When the public API last began to answer from it. */
    publishedAt: at("published_at"),
    /** The save that wrote it, so that one whose answer was lost is found again. */
    attempt: uuid("attempt"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("flow_versions_number").on(table.flowId, table.number),
    index("flow_versions_workspace").on(table.workspaceId),
  ],
);

/** Flows that a person wants to see first. */
export const flowFavourites = pgTable(
  "flow_favourites",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.flowId] }), index("flow_favourites_flow").on(table.flowId)],
);

/** Who has a flow open, one row for each of their windows. Rows that were not renewed lately count for nothing. */
export const flowPresence = pgTable(
  "flow_presence",
  {
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** Made up by the window. */
    tab: uuid("tab").notNull(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Ids of the nodes they have selected. */
    selected: text("selected").array().notNull(),
    seenAt: at("seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.flowId, table.tab] }),
    index("flow_presence_workspace").on(table.workspaceId),
  ],
);
