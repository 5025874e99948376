import type { FlowNode } from "@/domain/flow/flow-document";

const cache = new WeakMap<readonly FlowNode[], ReadonlyMap<string, FlowNode>>();

/** A node by its id, without looking through all of them: hundreds of wires ask at every change. */
export function nodeById(nodes: readonly FlowNode[], id: string): FlowNode | undefined {
  let index = cache.get(nodes);
  if (!index) {
    index = new Map(nodes.map((node) => [node.id, node]));
    cache.set(nodes, index);
  }
  return index.get(id);
}
