import type { FlowEdge } from "./flow-document";

/** The wires that touch each node, in the document's order. Saves walking all wires for every node of a large flow. */
export function edgesByNode(edges: readonly FlowEdge[]): (nodeId: string) => readonly FlowEdge[] {
  const touching = new Map<string, FlowEdge[]>();
  const add = (nodeId: string, edge: FlowEdge): void => {
    const list = touching.get(nodeId);
    if (list) list.push(edge);
    else touching.set(nodeId, [edge]);
  };
  for (const edge of edges) {
    add(edge.source, edge);
    if (edge.target !== edge.source) add(edge.target, edge);
  }
  return (nodeId) => touching.get(nodeId) ?? [];
}
