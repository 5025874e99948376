import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { at, bits, createdAt, id } from "./columns";

/** Vectors that this server keeps itself. All of one collection come from one model and have one length. */
export const vectorCollections = pgTable(
  "vector_collections",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    model: text("model").notNull(),
    dimensions: integer("dimensions").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("vector_collections_name").on(table.workspaceId, table.name)],
);

/**
 * A stored document. Vectors are plain arrays of length 1, so that one schema serves databases with the vector
 * extension, which read them as its own type, and those without.
 */
export const vectorRows = pgTable(
  "vector_rows",
  {
    collectionId: uuid("collection_id")
      .notNull()
      .references(() => vectorCollections.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    content: text("content").notNull(),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull(),
    embedding: real("embedding").array().notNull(),
    /** Of each number whether it is above zero: comparing these finds the rows that are worth comparing in full. */
    signature: bits("signature").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.id] }),
    index("vector_rows_words").using("gin", sql`to_tsvector('english', ${table.content})`),
  ],
);

/** What record managers know: which documents a store holds, whose they are and when they were last seen. */
export const documentRecords = pgTable(
  "document_records",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    namespace: text("namespace").notNull(),
    key: text("key").notNull(),
    /** Source the document came from. */
    group: text("group_id"),
    /**
     * A store and its records change one after the other, so that each change is announced before it is made:
     * `storing` and `removing` rows tell, after a crash, what may or may not have happened.
     */
    state: text("state", { enum: ["storing", "stored", "removing"] }).notNull(),
    seenAt: at("seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.namespace, table.key] }),
    // Almost always empty, and asked before every upsert.
    index("document_records_unfinished")
      .on(table.workspaceId, table.namespace)
      .where(sql`${table.state} <> 'stored'`),
  ],
);
