import { and, eq } from "drizzle-orm";
import { flowFavourites } from "@/server/data/schema/flows";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";

/** Puts a flow first in a person's own lists, or back among the others. */
export async function setFavourite(ctx: ServiceContext, input: { id: string; favourite: boolean }): Promise<void> {
  requireRole(ctx, "viewer");
  const { id: flowId } = await findFlow(ctx, input.id);
  const { userId, workspaceId } = ctx.actor;
  if (input.favourite)
    await ctx.db.insert(flowFavourites).values({ workspaceId, userId, flowId }).onConflictDoNothing();
  else
    await ctx.db
      .delete(flowFavourites)
      .where(and(eq(flowFavourites.userId, userId), eq(flowFavourites.flowId, flowId)));
}
