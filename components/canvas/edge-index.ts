import { groupBy } from "@/domain/flow/group-by";
import type { FlowEdge } from "@/domain/flow/flow-document";

/** Wires by the node they end at and begin from, so that a card finds its own without looking at all. */
export interface EdgeIndex {
  into: ReadonlyMap<string, readonly FlowEdge[]>;
  from: ReadonlyMap<string, readonly FlowEdge[]>;
}

const cache = new WeakMap<readonly FlowEdge[], EdgeIndex>();
const none: readonly FlowEdge[] = [];

export function indexEdges(edges: readonly FlowEdge[]): EdgeIndex {
  const known = cache.get(edges);
  if (known) return known;
  const index = { into: groupBy(edges, (edge) => edge.target), from: groupBy(edges, (edge) => edge.source) };
  cache.set(edges, index);
  return index;
}

export const wiresInto = (edges: readonly FlowEdge[], nodeId: string): readonly FlowEdge[] =>
  indexEdges(edges).into.get(nodeId) ?? none;
export const wiresFrom = (edges: readonly FlowEdge[], nodeId: string): readonly FlowEdge[] =>
  indexEdges(edges).from.get(nodeId) ?? none;
