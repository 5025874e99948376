import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { workspaces } from "./accounts";
import { at, createdAt, id, updatedAt } from "./columns";

/** The nodes that make a document store searchable. */
export interface StoreIndexing {
  embedding: NodeChoice;
  vectorStore: NodeChoice;
  recordManager?: NodeChoice | undefined;
}

const ofWorkspace = () =>
  uuid("workspace_id")
    .notNull()
    .references(() => workspaces.id, { onDelete: "cascade" });
const ofStore = () =>
  uuid("store_id")
    .notNull()
    .references(() => documentStores.id, { onDelete: "cascade" });
const ofLoader = () =>
  uuid("loader_id")
    .notNull()
    .references(() => documentLoaders.id, { onDelete: "cascade" });

/** Documents that are loaded once and used by any number of flows. */
export const documentStores = pgTable(
  "document_stores",
  {
    id: id(),
    workspaceId: ofWorkspace(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    indexing: jsonb("indexing").$type<StoreIndexing>(),
    /** How it was set when its index was last filled: that is what has to be emptied when the setting changes. */
    indexed: jsonb("indexed").$type<StoreIndexing>(),
    /** When its chunks last changed. */
    changedAt: at("changed_at").notNull().defaultNow(),
    upsertedAt: at("upserted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("document_stores_workspace").on(table.workspaceId, table.updatedAt)],
);

export const documentLoaders = pgTable(
  "document_loaders",
  {
    id: id(),
    workspaceId: ofWorkspace(),
    storeId: ofStore(),
    name: text("name").notNull(),
    loader: jsonb("loader").$type<NodeChoice>().notNull(),
    splitter: jsonb("splitter").$type<NodeChoice>(),
    /** The making that its chunks are of. Those of a later one count only once it is complete. */
    making: uuid("making"),
    chunks: integer("chunks").notNull().default(0),
    characters: integer("characters").notNull().default(0),
    changedAt: at("changed_at").notNull().defaultNow(),
    processedAt: at("processed_at"),
    createdAt: createdAt(),
  },
  (table) => [index("document_loaders_store").on(table.storeId, table.createdAt)],
);

/** A file that a loader reads. Its bytes lie in the file store under the row's id. */
export const documentFiles = pgTable(
  "document_files",
  {
    id: id(),
    workspaceId: ofWorkspace(),
    loaderId: ofLoader(),
    name: text("name").notNull(),
    mime: text("mime").notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("document_files_loader").on(table.loaderId)],
);

export const documentChunks = pgTable(
  "document_chunks",
  {
    id: id(),
    workspaceId: ofWorkspace(),
    storeId: ofStore(),
    loaderId: ofLoader(),
    making: uuid("making").notNull(),
    /** Its place among the chunks of its loader, from 1. */
    number: integer("number").notNull(),
    content: text("content").notNull(),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("document_chunks_number").on(table.loaderId, table.making, table.number),
    index("document_chunks_store").on(table.storeId),
  ],
);
