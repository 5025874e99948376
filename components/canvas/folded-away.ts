import type { FlowNode } from "@/domain/flow/flow-document";

/** Ids of nodes that lie in a folded container, however deep. */
export function foldedAway(nodes: readonly FlowNode[]): ReadonlySet<string> {
  const folded = new Set(nodes.filter((node) => node.collapsed).map(({ id }) => id));
  const hidden = new Set<string>();
  if (folded.size === 0) return hidden;
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const { id, parentId } of nodes)
      if (parentId !== undefined && (folded.has(parentId) || hidden.has(parentId))) hidden.add(id);
  }
  return hidden;
}
