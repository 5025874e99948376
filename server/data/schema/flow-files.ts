import { integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { createdAt, id } from "./columns";
import { flows } from "./flows";

/**
 * A file that was given to a flow's loaders. Its bytes lie in the file store under the row's id. A name never changes its
 * content, because older versions of the flow refer to it.
 */
export const flowFiles = pgTable(
  "flow_files",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** As it was called when it came, where that name was taken by another content. */
    givenName: text("given_name"),
    mime: text("mime").notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
    /** SHA-256 of the content. */
    digest: text("digest").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("flow_files_name").on(table.flowId, table.name)],
);
