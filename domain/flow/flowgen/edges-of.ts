import { stepInput } from "@/domain/catalogue/step";
import { edgeId, type FlowEdge, type FlowNode } from "../flow-document";
import type { Wire } from "./conversation-wires";
import type { FlowGenGraph } from "./flowgen-graph";
import type { Translated } from "./translated";

export function edgeBetween(from: FlowNode, to: FlowNode, converse?: Wire["converse"]): FlowEdge {
  const ends = { source: from.id, sourceHandle: from.name, target: to.id, targetHandle: stepInput };
  return { id: edgeId(ends), ...ends, ...(converse && { converse }) };
}

/** The wires between the translated nodes; those of the start are drawn apart. */
export function edgesOf(
  wires: readonly Wire[],
  found: ReadonlyMap<string, Translated>,
  { role }: FlowGenGraph,
): FlowEdge[] {
  return wires.flatMap(({ from, to, converse }) => {
    const [source, target] = [found.get(from)?.node, found.get(to)?.node];
    return source && target && role(from) !== "start" ? [edgeBetween(source, target, converse)] : [];
  });
}

export const startEdge = (start: FlowNode, first: FlowNode | undefined): FlowEdge[] =>
  first === undefined ? [] : [edgeBetween(start, first)];
