import { asc, eq } from "drizzle-orm";
import { flowFolders } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";

export interface FolderSummary {
  id: string;
  name: string;
  parentId: string | null;
}

/** The workspace's folders by name. */
export async function listFolders(ctx: ServiceContext): Promise<FolderSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  return ctx.db
    .select({ id: flowFolders.id, name: flowFolders.name, parentId: flowFolders.parentId })
    .from(flowFolders)
    .where(eq(flowFolders.workspaceId, ctx.actor.workspaceId))
    .orderBy(asc(flowFolders.name));
}
