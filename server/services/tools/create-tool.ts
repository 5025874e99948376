import type { SavedTool } from "@/domain/tools/saved-tool";
import { AppError } from "@/domain/errors";
import { savedTools } from "@/server/data/schema/tools";
import { requireAccess, type ServiceContext } from "../context";

export async function createTool(ctx: ServiceContext, input: SavedTool): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { workspaceId } = ctx.actor;
  const { name, description, color, iconSrc, schema, func } = input;
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .insert(savedTools)
    .values({ workspaceId, name, description, color, iconSrc, schema, func, createdAt: now, updatedAt: now })
    .returning({ id: savedTools.id });
  if (!row) throw new AppError("internal", "The tool could not be made.");
  ctx.changes.publish({ type: "tools", workspaceId });
  return row;
}
