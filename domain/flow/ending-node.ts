import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowDocument, FlowNode } from "./flow-document";
import { depths, graphOf } from "./graph";

/** What has to be known of a node here; a catalogue of specs and one of definitions both are such a lookup. */
export interface EndingLookup {
  get(name: string): Pick<NodeSpec, "ending" | "note"> | undefined;
}

export type EndingChoice =
  /** `rivals` could answer too and do not. */
  { found: true; node: FlowNode; rivals: FlowNode[] } | { found: false; reason: string };

/**
 * The node of a chatflow that answers: the only node, or one that something leads to and that leads nowhere, of a kind
 * that can answer. Of several, the one whose longest way is longest (it would be built last); then the last drawn.
 */
export function endingNode(document: FlowDocument, specs: EndingLookup): EndingChoice {
  const nodes = document.nodes.filter((node) => !isNote(node, specs));
  if (nodes.length === 0) return { found: false, reason: "The flow is empty. Add a chain or an agent that answers." };
  const graph = graphOf({ nodes, edges: document.edges });
  const last = nodes.filter(
    (node) =>
      nodes.length === 1 || (graph.next.get(node.id)?.length === 0 && graph.previous.get(node.id)?.length !== 0),
  );
  const able = last.filter((node) => canAnswer(node, specs));
  const depth = depths(graph);
  const [node, ...rivals] = able.toReversed().toSorted((a, b) => (depth.get(b.id) ?? 0) - (depth.get(a.id) ?? 0));
  if (node) return { found: true, node, rivals };
  if (last.length === 0)
    return { found: false, reason: "Nothing is connected. Connect a chain or an agent that answers." };
  return { found: false, reason: "The flow has to end in a chain or an agent that answers." };
}

/** Remarks are known by name even where this server lacks their node. */
export const isNote = (node: FlowNode, specs: EndingLookup): boolean =>
  specs.get(node.name)?.note ?? node.name.startsWith("stickyNote");

/** Flowise's categories of nodes that answer; a node this server lacks is known by them. */
const answeringCategories = new Set<unknown>(["Chains", "Agents", "Engine", "Multi Agents", "Sequential Agents"]);

function canAnswer(node: FlowNode, specs: EndingLookup): boolean {
  const known = specs.get(node.name);
  return known ? known.ending === true : answeringCategories.has(node.opaque?.["category"]);
}
