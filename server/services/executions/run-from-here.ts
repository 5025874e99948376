import { and, asc, eq, isNotNull } from "drizzle-orm";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import { stepsBefore } from "@/domain/flow/steps-before";
import type { Database } from "@/server/data/database";
import { executionSteps } from "@/server/data/schema/executions";
import { flowVersions } from "@/server/data/schema/flows";
import { firstFrontier } from "@/server/engine/agentflow/scheduler";
import type { Effect, FinishedVisit } from "@/server/engine/agentflow/visit";
import type { PreparedFlow } from "@/server/engine/prepare-flow";
import { requireRole, type ServiceContext } from "../context";
import { findFlow, flowNotFound } from "../flows/find-flow";
import { pinnedEffects } from "../pins/pinned-effects";
import type { RunDesk } from "../runs/run-desk";
import { beginDerived } from "./begin-derived";
import { callableFlowOf } from "./callable-flow-of";
import { derivedTurn } from "./derived-turn";
import { executionNotFound, findExecution } from "./find-execution";
import type { Turn } from "./turn";

export interface RunFromHere {
  flowId: string;
  /** The run whose outputs stand in for the steps before. */
  executionId: string;
  nodeId: string;
}

/**
 * Runs the newest version of a flow from one of its steps on: what an earlier run's steps had given stands in for the
 * steps before, and over it what is pinned to steps. Gives the new run's id.
 */
export async function runFromHere(
  ctx: ServiceContext & { runs: RunDesk },
  { flowId, executionId, nodeId }: RunFromHere,
): Promise<{ id: string }> {
  requireRole(ctx, "editor");
  const { id, workspaceId, latestVersionId } = await findFlow(ctx, flowId);
  const row = await findExecution(ctx, executionId);
  if (row.flowId !== id) throw executionNotFound();
  if (latestVersionId === null) throw flowNotFound();
  const flow = await callableFlowOf(ctx.runs, { flowId: id, workspaceId });
  const prepared = await ctx.runs.prepared.get(flow, latestVersionId);
  const before = await idsBefore(ctx, latestVersionId, nodeId);
  const pins = await pinnedEffects(ctx.db, prepared, workspaceId);
  const given = Object.entries(pins).filter(([step]) => step !== nodeId);
  const known = (await effectsOf(ctx.db, row.id)).filter(([step]) => before.has(step));
  const turn = derivedTurn(row, ctx.clock.now(), {
    // What the database gave back is what the schema of turns reads again.
    pinned: Object.fromEntries([...known, ...given]) as Turn["pinned"],
  });
  const started = await beginDerived(ctx.runs, {
    ...{ flow, prepared, versionId: latestVersionId, turn, frontier: frontierOf(prepared) },
    origin: { executionId: row.id, nodeId },
  });
  return { id: started };
}

async function idsBefore(ctx: ServiceContext, versionId: string, nodeId: string): Promise<ReadonlySet<string>> {
  const [version] = await ctx.db
    .select({ document: flowVersions.document })
    .from(flowVersions)
    .where(and(eq(flowVersions.id, versionId), eq(flowVersions.workspaceId, ctx.actor.workspaceId)));
  const node = version?.document.nodes.find(({ id }) => id === nodeId);
  if (!version || !node) throw new AppError("not_found", "The flow has no such step. Save it, or choose another.");
  const specs = specLookup(ctx.catalogue.specs());
  const before = stepsBefore(version.document, specs)(node);
  // The beginning reads what is asked, and a step never stands in for itself.
  const standIns = version.document.nodes.filter(({ id, name }) => id !== nodeId && !specs.get(name)?.step?.begins);
  return new Set(standIns.flatMap(({ id }) => (before.has(id) ? [id] : [])));
}

/** What each step gave when it was run last. Rounds of a container differ, and what failed is tried again. */
async function effectsOf(db: Database, executionId: string): Promise<[string, Effect][]> {
  const rows = await db
    .select({ finished: executionSteps.finished })
    .from(executionSteps)
    .where(and(eq(executionSteps.executionId, executionId), isNotNull(executionSteps.finished)))
    .orderBy(asc(executionSteps.seq));
  // Written by the engine and read by nobody else.
  const visits = rows.map(({ finished }) => finished as FinishedVisit).filter(({ frame }) => frame === "");
  const last = new Map(visits.map(({ nodeId, effect }) => [nodeId, effect]));
  return [...last].filter(([, { output }]) => output["error"] === undefined);
}

function frontierOf({ plan }: PreparedFlow) {
  if (!plan.ok) throw plan.error;
  if (plan.kind !== "agentflow")
    throw new AppError("unprocessable", "Only agentflows are run from one of their steps.");
  return firstFrontier(plan.value);
}
