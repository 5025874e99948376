import { stepInput } from "@/domain/catalogue/step";
import { edgeId, type FlowEdge } from "../flow-document";

/** A wire from a branch of a step to another step. */
export function wire(source: string, sourceHandle: string, target: string): FlowEdge {
  const ends = { source, sourceHandle, target, targetHandle: stepInput };
  return { id: edgeId(ends), ...ends };
}
