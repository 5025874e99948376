import { asc, eq } from "drizzle-orm";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { savedTools } from "@/server/data/schema/tools";
import { requireAccess, type ServiceContext } from "../context";
import { findUses, type UsingFlow } from "../uses/find-uses";

export interface ToolRow extends SavedTool {
  id: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface ListedTool extends ToolRow {
  /** Flows whose newest or published version names it. */
  flows: UsingFlow[];
}

/** The workspace's tools by name. */
export async function listTools(ctx: ServiceContext): Promise<ListedTool[]> {
  requireAccess(ctx, "viewer", "manage");
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(savedTools)
    .where(eq(savedTools.workspaceId, workspaceId))
    .orderBy(asc(savedTools.name), asc(savedTools.id));
  const uses = await findUses(ctx, "tool");
  return rows.map(({ workspaceId: _workspaceId, ...row }) => ({ ...row, flows: uses.get(row.id) ?? [] }));
}
