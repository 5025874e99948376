import { edgeId, type FlowEdge } from "@/domain/flow/flow-document";

/** A wire from a step to the one after it; of a step with several ways on, from the one of that number. */
export function stepWire(source: string, target: string, branch?: number): FlowEdge {
  const sourceHandle = branch === undefined ? source.replace(/_\d+$/, "") : String(branch);
  const ends = { source, sourceHandle, target, targetHandle: "input" };
  return { id: edgeId(ends), ...ends };
}
