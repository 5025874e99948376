import { and, eq, isNull } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import type { Actor } from "../context";
import { visibleFlows } from "../flows/see-flow";
import type { ExecutionRow } from "./load-execution";

/** The row of a run whose flow is not deleted and which the actor may see. Any other id is `not_found`. */
export async function findExecution(
  ctx: { db: Database; actor: Actor },
  id: string,
): Promise<ExecutionRow & { flowName: string }> {
  const [found] = isUuid(id)
    ? await ctx.db
        .select({ row: executions, flowName: flows.name })
        .from(executions)
        .innerJoin(flows, eq(flows.id, executions.flowId))
        .where(
          and(
            eq(executions.id, id),
            eq(executions.workspaceId, ctx.actor.workspaceId),
            isNull(flows.deletedAt),
            await visibleFlows(ctx),
          ),
        )
    : [];
  if (!found) throw executionNotFound();
  return { ...found.row, flowName: found.flowName };
}

export const executionNotFound = (): AppError =>
  new AppError("not_found", "There is no such run. It may have been deleted, or its flow with it.");
