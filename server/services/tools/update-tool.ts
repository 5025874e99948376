import { and, eq } from "drizzle-orm";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { savedTools } from "@/server/data/schema/tools";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { toolNotFound } from "./tool-not-found";

const names = ["name", "description", "color", "iconSrc", "schema", "func"] as const;

/** Changes what is given. Flows that name the tool work with the new one from their next question on. */
export async function updateTool(
  ctx: ServiceContext,
  { id, ...given }: { id: string } & { [K in keyof SavedTool]?: SavedTool[K] | undefined },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(id)) throw toolNotFound();
  const { workspaceId } = ctx.actor;
  const columns = Object.fromEntries(names.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
  const changed = await ctx.db
    .update(savedTools)
    .set({ ...columns, updatedAt: ctx.clock.now() })
    .where(and(eq(savedTools.id, id), eq(savedTools.workspaceId, workspaceId)))
    .returning({ id: savedTools.id });
  if (changed.length === 0) throw toolNotFound();
  ctx.changes.publish({ type: "tools", workspaceId });
}
