import { edgeId, type FlowEdge } from "@/domain/flow/flow-document";

/** A wire from a node's output to a slot. */
export function wire(source: string, sourceHandle: string, target: string, targetHandle: string): FlowEdge {
  const ends = { source, sourceHandle, target, targetHandle };
  return { id: edgeId(ends), ...ends };
}
