import { and, inArray } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "../flows/find-flow";
import { ownFlows } from "../flows/own-flows";
import { visibleFlows } from "../flows/see-flow";
import { findFolder } from "./find-folder";

/** Puts flows into a folder, or with null at the top. Where a flow lies says nothing about what it does. */
export async function moveFlows(
  ctx: ServiceContext,
  input: { ids: readonly string[]; folderId: string | null },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const folderId = input.folderId === null ? null : (await findFolder(ctx, input.folderId)).id;
  const ids = [...new Set(input.ids)];
  if (!ids.every(isUuid)) throw flowNotFound();
  const seen = await visibleFlows(ctx);
  await ctx.db.transaction(async (tx) => {
    const moved = await tx
      .update(flows)
      .set({ folderId })
      .where(and(inArray(flows.id, ids), ownFlows(ctx.actor.workspaceId), seen))
      .returning({ id: flows.id });
    if (moved.length !== ids.length) throw flowNotFound();
  });
}
