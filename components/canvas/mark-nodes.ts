import type { FlowDocument } from "@/domain/flow/flow-document";

/** Switches nodes off or on, or folds or unfolds them. */
export function markNodes(
  document: FlowDocument,
  ids: ReadonlySet<string>,
  mark: "disabled" | "collapsed",
  on: boolean,
): FlowDocument {
  let changed = false;
  const nodes = document.nodes.map((node) => {
    if (!ids.has(node.id) || (node[mark] ?? false) === on) return node;
    changed = true;
    const { [mark]: _before, ...bare } = node;
    return on ? { ...bare, [mark]: true as const } : bare;
  });
  return changed ? { ...document, nodes } : document;
}
