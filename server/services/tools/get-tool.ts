import { requireAccess, type ServiceContext } from "../context";
import { findUses } from "../uses/find-uses";
import { findTool } from "./find-tool";
import type { ListedTool } from "./list-tools";

export async function getTool(ctx: ServiceContext, { id }: { id: string }): Promise<ListedTool> {
  requireAccess(ctx, "viewer", "manage");
  const { db, actor } = ctx;
  const { workspaceId: _workspaceId, ...row } = await findTool(db, actor.workspaceId, id);
  const uses = await findUses(ctx, "tool");
  return { ...row, flows: uses.get(row.id) ?? [] };
}
