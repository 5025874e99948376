import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { runs, runSteps } from "@/server/data/schema/runs";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { visibleFlows } from "../flows/see-flow";
import { type TemplateBehind, templateBehind } from "../templates/template-behind";

export interface RunDetail {
  run: Omit<typeof runs.$inferSelect, "workspaceId"> & { flowName: string };
  /** In the order they ended. */
  steps: Omit<typeof runSteps.$inferSelect, "workspaceId" | "runId">[];
  /** Number of the version that ran; null when that version is gone. */
  versionNumber: number | null;
  template: TemplateBehind | null;
}

/** One run with its steps. */
export async function getRun(ctx: ServiceContext, input: { id: string }): Promise<RunDetail> {
  requireAccess(ctx, "viewer", "manage");
  const { workspaceId } = ctx.actor;
  const [row] = isUuid(input.id)
    ? await ctx.db
        .select({ run: runs, flowName: flows.name, versionNumber: flowVersions.number })
        .from(runs)
        .innerJoin(flows, eq(flows.id, runs.flowId))
        .leftJoin(flowVersions, eq(flowVersions.id, runs.versionId))
        .where(
          and(
            eq(runs.id, input.id),
            eq(runs.workspaceId, workspaceId),
            isNull(flows.deletedAt),
            await visibleFlows(ctx),
          ),
        )
    : [];
  if (!row) throw new AppError("not_found", "There is no such run. It may have been deleted with its flow.");
  const steps = await ctx.db
    .select()
    .from(runSteps)
    .where(and(eq(runSteps.runId, row.run.id), eq(runSteps.workspaceId, workspaceId)))
    .orderBy(asc(runSteps.createdAt), asc(runSteps.id));
  const { workspaceId: _own, ...run } = row.run;
  return {
    run: { ...run, flowName: row.flowName },
    steps: steps.map(({ workspaceId: _workspaceId, runId: _runId, ...step }) => step),
    versionNumber: row.versionNumber,
    template: await templateBehind(ctx, run),
  };
}
