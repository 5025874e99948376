import { isSame } from "../flow-settings/is-same";
import { edgeId, type FlowDocument, type FlowNode } from "./flow-document";
import { renameReferences } from "./rename-references";

/**
 * New ids for nodes that two people made at once: ids are the smallest free ones, so that both got the same. `mine` are
 * all documents of one side, so that one name holds for a node in each of them.
 */
export function clashingIds(
  base: FlowDocument,
  mine: readonly FlowDocument[],
  theirs: FlowDocument,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const old = new Set(base.nodes.map((node) => node.id));
  const made = new Map(theirs.nodes.filter((node) => !old.has(node.id)).map((node) => [node.id, node]));
  if (made.size === 0) return names;
  const taken = new Set([base, theirs, ...mine].flatMap((document) => document.nodes.map((node) => node.id)));
  for (const document of mine) {
    for (const node of document.nodes) {
      const other = made.get(node.id);
      if (!other || names.has(node.id) || isSame(other, node)) continue;
      const id = freeId(taken, node);
      taken.add(id);
      names.set(node.id, id);
    }
  }
  return names;
}

function freeId(taken: ReadonlySet<string>, node: FlowNode): string {
  let n = 0;
  while (taken.has(`${node.name}_${n}`)) n += 1;
  return `${node.name}_${n}`;
}

/** Gives nodes other ids; wires, containers and references follow. */
export function renameNodes(document: FlowDocument, names: ReadonlyMap<string, string>): FlowDocument {
  if (!document.nodes.some((node) => names.has(node.id))) return document;
  const named = (id: string) => names.get(id) ?? id;
  const nodes = document.nodes.map((node) => {
    const parentId = node.parentId === undefined ? {} : { parentId: named(node.parentId) };
    const inputs = renameReferences(node.inputs, names) as FlowNode["inputs"];
    const next = { ...node, id: named(node.id), ...parentId, inputs };
    return isSame(next, node) ? node : next;
  });
  const edges = document.edges.map((edge) => {
    if (!names.has(edge.source) && !names.has(edge.target)) return edge;
    const wire = { ...edge, source: named(edge.source), target: named(edge.target) };
    return { ...wire, id: edgeId(wire) };
  });
  return { ...document, nodes, edges };
}
