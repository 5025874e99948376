import { and, asc, eq } from "drizzle-orm";
import { flowPins } from "@/server/data/schema/flow-pins";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";

/** An output that stands in for running a step. */
export interface Pin {
  nodeId: string;
  output: Record<string, unknown>;
}

/** What is pinned to the steps of a flow. */
export async function listPins(ctx: ServiceContext, { flowId }: { flowId: string }): Promise<Pin[]> {
  requireRole(ctx, "viewer");
  const { id } = await findFlow(ctx, flowId);
  return ctx.db
    .select({ nodeId: flowPins.nodeId, output: flowPins.output })
    .from(flowPins)
    .where(and(eq(flowPins.flowId, id), eq(flowPins.workspaceId, ctx.actor.workspaceId)))
    .orderBy(asc(flowPins.nodeId));
}
