import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { requireChange } from "../flows/require-change";
import type { RunDesk } from "../runs/run-desk";
import { stopExecutions } from "./stop-executions";
import { withNested } from "./with-nested";

/**
 * Deletes runs, with those that their steps had begun and what had been written down of their steps. What is under way
 * or waits is ended first. Ids that are no runs of the workspace are left out; says how many of the given ones are gone.
 */
export async function removeExecutions(
  ctx: ServiceContext & { runs: RunDesk },
  { ids }: { ids: readonly string[] },
): Promise<{ deleted: number }> {
  requireAccess(ctx, "editor", "messages");
  const { workspaceId } = ctx.actor;
  const all = await withNested(ctx.db, { workspaceId, ids });
  if (all.length === 0) return { deleted: 0 };
  const of = await ctx.db
    .selectDistinct({ id: flows.id, createdBy: flows.createdBy, sharing: flows.sharing })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(and(inArray(executions.id, all), eq(executions.workspaceId, workspaceId), isNotNull(flows.sharing)));
  for (const flow of of) await requireChange(ctx, flow);
  await stopExecutions(ctx.runs, { workspaceId, ids: all });
  const gone = await ctx.db
    .delete(executions)
    .where(and(inArray(executions.id, all), eq(executions.workspaceId, workspaceId)))
    .returning({ id: executions.id });
  return { deleted: gone.filter(({ id }) => ids.includes(id)).length };
}
