import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts";
import { createdAt, id, updatedAt } from "./columns";

/** Tools that people wrote once, for any number of agents. Names need not differ, as in Flowise: flows name them by id. */
export const savedTools = pgTable(
  "tools",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    color: text("color").notNull().default(""),
    iconSrc: text("icon_src"),
    /** JSON of the tool's properties, as Flowise keeps them. */
    schema: text("schema").notNull().default(""),
    /** Body of an async function in JavaScript. */
    func: text("func").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("tools_workspace").on(table.workspaceId, table.name)],
);
