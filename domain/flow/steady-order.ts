import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { endingNode } from "./ending-node";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow-document";

/**
 * The same flow in an order that does not depend on how it came about: nodes by their ids, each followed by what lies
 * in it, and wires by where they begin. What an order says is kept: that of a container's members, of one node's
 * wires, and which of several ending nodes is drawn last and so answers.
 */
export function steadyOrder(document: FlowDocument, specs: SpecLookup): FlowDocument {
  const ids = new Set(document.nodes.map(({ id }) => id));
  const held = new Map<string | undefined, FlowNode[]>();
  for (const node of document.nodes) {
    const container = containerOf(node, ids);
    held.set(container, [...(held.get(container) ?? []), node]);
  }
  const place = (container: string | undefined): FlowNode[] => {
    const nodes = held.get(container) ?? [];
    held.delete(container);
    const sorted = container === undefined ? lastAnswers(nodes.toSorted(byId), document, specs) : nodes;
    return sorted.flatMap((node) => [node, ...place(node.id)]);
  };
  // What lies in itself, by way of others, has no place of its own and comes last.
  const nodes = [...place(undefined), ...[...held.values()].flat()];
  const ranks = new Map(nodes.map(({ id }, n) => [id, n]));
  const rank = (edge: FlowEdge): number => ranks.get(edge.source) ?? nodes.length;
  return { ...document, nodes, edges: document.edges.toSorted((a, b) => rank(a) - rank(b)) };
}

const containerOf = ({ id, parentId }: FlowNode, ids: ReadonlySet<string>): string | undefined =>
  parentId !== undefined && parentId !== id && ids.has(parentId) ? parentId : undefined;

/** `agent_2` before `agent_10`, the same on every machine. */
function byId(a: FlowNode, b: FlowNode): number {
  const [one, other] = [parts(a.id), parts(b.id)];
  if (one.stem !== other.stem) return one.stem < other.stem ? -1 : 1;
  return one.number - other.number || (a.id < b.id ? -1 : 1);
}

function parts(id: string): { stem: string; number: number } {
  const number = /_(\d{1,15})$/.exec(id)?.[1];
  return number === undefined
    ? { stem: id, number: -1 }
    : { stem: id.slice(0, -number.length), number: Number(number) };
}

function lastAnswers(nodes: FlowNode[], document: FlowDocument, specs: SpecLookup): FlowNode[] {
  const choice = endingNode(document, specs);
  if (!choice.found || choice.rivals.length === 0) return nodes;
  const last = outermost(choice.node, document);
  return [...nodes.filter((node) => node !== last), ...nodes.filter((node) => node === last)];
}

/** The container that a node lies in, by way of others too; the node itself where it lies in none. */
function outermost(node: FlowNode, { nodes }: FlowDocument): FlowNode {
  const passed = new Set<FlowNode>();
  let found = node;
  for (;;) {
    passed.add(found);
    const parent = nodes.find(({ id }) => id === found.parentId);
    if (!parent || passed.has(parent)) return found;
    found = parent;
  }
}
