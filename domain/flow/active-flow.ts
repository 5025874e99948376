import { errorOutput } from "@/domain/catalogue/step-settings";
import type { FlowKind, NodeSpec } from "@/domain/catalogue/node-spec";
import { edgeId, type FlowDocument, type FlowEdge, type FlowNode } from "./flow-document";

/** What has to be known of a node here; a catalogue of specs and one of definitions both are such a lookup. */
export interface ActiveLookup {
  get(name: string): Pick<NodeSpec, "step"> | undefined;
}

/**
 * A flow as it runs: without the nodes that are switched off. In a chatflow they count as not wired. A step of an
 * agentflow is passed over: what leads to it leads on to what follows on its first way. What lies in a container is
 * off with it, and a flow always begins.
 */
export function activeFlow(document: FlowDocument, specs: ActiveLookup, kind: FlowKind): FlowDocument {
  const off = offNodes(document, specs);
  if (off.size === 0) return document;
  const kept = document.edges.filter((edge) => !off.has(edge.source) && !off.has(edge.target));
  const edges = kind === "chatflow" ? kept : [...kept, ...detours(document, specs, off, kept)];
  return { ...document, nodes: document.nodes.filter((node) => !off.has(node.id)), edges };
}

/** Ids of nodes that are switched off, or lie in a container that is. */
export function offNodes({ nodes }: Pick<FlowDocument, "nodes">, specs: ActiveLookup): Set<string> {
  const off = new Set(
    nodes.filter((node) => node.disabled && !specs.get(node.name)?.step?.begins).map((node) => node.id),
  );
  if (off.size === 0) return off;
  for (let before = -1; before !== off.size;) {
    before = off.size;
    for (const node of nodes) if (node.parentId !== undefined && off.has(node.parentId)) off.add(node.id);
  }
  return off;
}

/** Wires that lead past what is switched off. */
function detours(
  { nodes, edges }: FlowDocument,
  specs: ActiveLookup,
  off: ReadonlySet<string>,
  kept: readonly FlowEdge[],
): FlowEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const talks = (a: string, b: string) => speaks(byId.get(a), specs) && speaks(byId.get(b), specs);
  const order = edges.filter(({ source, target }) => !talks(source, target));
  const beyond = (id: string, seen: ReadonlySet<string>): FlowEdge[] =>
    firstWay(order, id).flatMap((edge) => {
      if (seen.has(edge.target)) return [];
      return off.has(edge.target) ? beyond(edge.target, new Set([...seen, edge.target])) : [edge];
    });
  const known = new Set(kept.map(({ id }) => id));
  const made: FlowEdge[] = [];
  for (const { source, sourceHandle, target: skipped, ...rest } of order) {
    if (off.has(source) || !off.has(skipped)) continue;
    for (const { target, targetHandle } of beyond(skipped, new Set([skipped]))) {
      const ends = { source, sourceHandle, target, targetHandle };
      const id = edgeId(ends);
      // Between two agents that converse a wire would be a conversation.
      if (known.has(id) || talks(source, target)) continue;
      known.add(id);
      made.push({ ...rest, id, ...ends });
    }
  }
  return made;
}

const speaks = (node: FlowNode | undefined, specs: ActiveLookup): boolean =>
  specs.get(node?.name ?? "")?.step?.speaks === true;

/** Wires of a step's one output, or of the first of its branches that leads anywhere. */
function firstWay(edges: readonly FlowEdge[], id: string): FlowEdge[] {
  const own = edges.filter((edge) => edge.source === id && edge.sourceHandle !== errorOutput);
  const [first] = own.map(({ sourceHandle }) => sourceHandle).toSorted((a, b) => rank(a) - rank(b));
  return own.filter(({ sourceHandle }) => sourceHandle === first);
}

const rank = (handle: string): number => (/^\d+$/.test(handle) ? Number(handle) : -1);
