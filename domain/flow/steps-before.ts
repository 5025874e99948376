import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "./flow-document";
import { ancestorsOf, graphOf } from "./graph";
import { loopsOf } from "./loops";

/** Steps that can have run before a given one: loops lead back, and into a container comes what came before it. */
export function stepsBefore(document: FlowDocument, specs: SpecLookup): (node: FlowNode) => ReadonlySet<string> {
  const back = loopsOf(document, specs).flatMap(({ node, target }) =>
    target ? [{ source: node.id, target: target.id }] : [],
  );
  const graph = graphOf({ nodes: document.nodes, edges: [...document.edges, ...back] });
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const known = new Map<string, ReadonlySet<string>>();
  const before = (node: FlowNode): ReadonlySet<string> => {
    const found = known.get(node.id);
    if (found) return found;
    const own = ancestorsOf(graph, node.id);
    known.set(node.id, own);
    const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
    if (parent) for (const id of before(parent)) own.add(id);
    return own;
  };
  return before;
}
