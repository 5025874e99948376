import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { graphOf, topologicalOrder } from "@/domain/flow/graph";

/** A node where one comes to it while reading a flow. */
export interface OutlineItem {
  node: FlowNode;
  /** How deep in containers, from 1. */
  level: number;
  /** Its place among those beside it, from 1. */
  position: number;
  siblings: number;
  /** Wires from it. */
  leadsTo: readonly FlowEdge[];
  /** Wires into it. */
  fedBy: readonly FlowEdge[];
}

/** Every node once, what comes first before what follows it, and what lies in a container right after it. */
export function readingOrder(document: FlowDocument): OutlineItem[] {
  const rank = new Map(orderOf(document).map((id, index) => [id, index]));
  const byRank = (a: FlowNode, b: FlowNode) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0);
  const ids = new Set(document.nodes.map(({ id }) => id));
  const held = new Map<string, FlowNode[]>();
  for (const node of document.nodes) {
    const parent = node.parentId !== undefined && ids.has(node.parentId) ? node.parentId : "";
    held.set(parent, [...(held.get(parent) ?? []), node]);
  }
  const wires = wiresOf(document);
  const items: OutlineItem[] = [];
  const visit = (parent: string, level: number, above: ReadonlySet<string>) => {
    const nodes = (held.get(parent) ?? []).toSorted(byRank);
    nodes.forEach((node, index) => {
      if (above.has(node.id)) return;
      items.push({ node, level, position: index + 1, siblings: nodes.length, ...wires(node.id) });
      visit(node.id, level + 1, new Set([...above, node.id]));
    });
  };
  visit("", 1, new Set());
  return items;
}

/** Upstream first; of what is independent, by place: from the left, then from above. Circles come last. */
function orderOf(document: FlowDocument): string[] {
  const nodes = document.nodes.toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
  const sorted = topologicalOrder(graphOf({ nodes, edges: document.edges }));
  const found = new Set(sorted);
  return [...sorted, ...nodes.map(({ id }) => id).filter((id) => !found.has(id))];
}

function wiresOf({ edges }: FlowDocument) {
  const from = new Map<string, FlowEdge[]>();
  const into = new Map<string, FlowEdge[]>();
  for (const edge of edges) {
    from.set(edge.source, [...(from.get(edge.source) ?? []), edge]);
    into.set(edge.target, [...(into.get(edge.target) ?? []), edge]);
  }
  return (id: string) => ({ leadsTo: from.get(id) ?? [], fedBy: into.get(id) ?? [] });
}
