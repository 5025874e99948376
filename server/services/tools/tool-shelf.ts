import { asc, eq } from "drizzle-orm";
import { savedTools } from "@/server/data/schema/tools";
import type { ToolShelf } from "@/server/engine/ports";
import type { ServicePorts } from "../context";
import { findTool } from "./find-tool";

/** A workspace's tools, for the nodes of its flows. */
export const createToolShelf = ({ db }: Pick<ServicePorts, "db">, workspaceId: string): ToolShelf => ({
  list: () =>
    db
      .select({ id: savedTools.id, name: savedTools.name, description: savedTools.description })
      .from(savedTools)
      .where(eq(savedTools.workspaceId, workspaceId))
      .orderBy(asc(savedTools.name), asc(savedTools.id)),
  async find(id) {
    const { name, description, schema, func } = await findTool(db, workspaceId, id);
    return { name, description, schema, func };
  },
});
