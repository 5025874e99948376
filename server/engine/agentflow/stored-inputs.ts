import type { FlowNode } from "@/domain/flow/flow-document";
import type { AgentflowRun } from "./agentflow-run";
import type { Visit } from "./visit";

/** What the flow's owner and the caller gave a step, and what this visit of it is given in place of that. */
export function storedInputs(
  { overrides, request }: Pick<AgentflowRun, "overrides" | "request">,
  { id, nodeId }: Visit,
  node: Pick<FlowNode, "id" | "inputs">,
): Readonly<Record<string, unknown>> {
  const edit = request.agentflow?.takenUp?.edit;
  const edited = edit?.visitId === id && nodeId === node.id ? edit.inputs : undefined;
  return { ...(overrides.inputs.get(node.id) ?? node.inputs), ...edited };
}
