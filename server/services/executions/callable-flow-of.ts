import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import { executionNotFound } from "./find-execution";

/** The flow of a run, as it is now. */
export async function callableFlowOf(
  desk: RunDesk,
  row: { flowId: string; workspaceId: string },
): Promise<CallableFlow> {
  const flow = await desk.findFlow(row.flowId);
  if (!flow || flow.workspaceId !== row.workspaceId) throw executionNotFound();
  return flow;
}
