import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import type { Actor } from "../context";
import { ownFlows } from "./own-flows";
import { maySeeFlow } from "./see-flow";

export type FlowRow = typeof flows.$inferSelect;

/** The row of a flow that is not deleted and that the actor may see. Any other id is `not_found`. */
export async function findFlow(ctx: { db: Database; actor: Actor }, id: string): Promise<FlowRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(flows)
        .where(and(eq(flows.id, id), ownFlows(ctx.actor.workspaceId)))
    : [];
  if (!row || !(await maySeeFlow(ctx, row))) throw flowNotFound();
  return row;
}

export const flowNotFound = (): AppError =>
  new AppError("not_found", "There is no such flow. It may have been deleted.");
