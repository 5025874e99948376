import type { FlowDocument, FlowEdge } from "./flow-document";

/** Who talks to whom in an agentflow. */
export interface Conversations {
  /** Wires between two nodes that speak, in the document's order. They are no order of steps. */
  wires: readonly FlowEdge[];
  /** Nodes that speak only when somebody talks to them, and are no steps. */
  partners: ReadonlySet<string>;
}

/** `speaks` says which kinds of nodes take part in conversations. */
export function conversationsOf(
  { nodes, edges }: Pick<FlowDocument, "nodes" | "edges">,
  speaks: (name: string) => boolean,
): Conversations {
  const speakers = new Map(nodes.filter(({ name }) => speaks(name)).map((node) => [node.id, node]));
  const wires = edges.filter(({ source, target }) => speakers.has(source) && speakers.has(target));
  const talkedTo = new Set(wires.map(({ target }) => target));
  const followed = new Set(edges.filter((edge) => !speakers.has(edge.source)).map(({ target }) => target));
  const partners = [...speakers.values()].filter(
    ({ id, parentId }) => speakers.has(parentId ?? "") || (talkedTo.has(id) && !followed.has(id)),
  );
  return { wires, partners: new Set(partners.map(({ id }) => id)) };
}
