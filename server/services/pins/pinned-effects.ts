import { and, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { flowPins } from "@/server/data/schema/flow-pins";
import type { PreparedFlow } from "@/server/engine/prepare-flow";

export type PinnedEffects = Record<string, { output: Record<string, unknown> }>;

/** What stands in for running steps when those who edit a flow run it. It never does for the beginning of a flow. */
export async function pinnedEffects(
  db: Database,
  { plan, flow }: Pick<PreparedFlow, "plan" | "flow">,
  workspaceId: string,
): Promise<PinnedEffects> {
  if (!plan.ok || plan.kind !== "agentflow") return {};
  const { start, steps } = plan.value;
  const pins = await db
    .select({ nodeId: flowPins.nodeId, output: flowPins.output })
    .from(flowPins)
    .where(and(eq(flowPins.flowId, flow.id), eq(flowPins.workspaceId, workspaceId)));
  const used = pins.filter(({ nodeId }) => steps.has(nodeId) && nodeId !== start.node.id);
  return Object.fromEntries(used.map(({ nodeId, output }) => [nodeId, { output }]));
}
