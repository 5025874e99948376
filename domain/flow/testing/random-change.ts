import fc from "fast-check";
import { edgeId, type FlowDocument, type FlowNode, nextNodeId } from "@/domain/flow/flow-document";

/** A change of a document, for tests of rules about any documents. */
export type Change = (document: FlowDocument) => FlowDocument;

const small = fc.nat({ max: 9 });
const value = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constantFrom(undefined, [1], { a: 1 }, { a: 2 }));
const place = fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });

const at = (document: FlowDocument, n: number): FlowNode | undefined =>
  document.nodes[n % Math.max(1, document.nodes.length)];

const changeAt =
  (n: number, change: (node: FlowNode) => FlowNode): Change =>
  (document) => {
    const chosen = at(document, n);
    return { ...document, nodes: document.nodes.map((node) => (node === chosen ? change(node) : node)) };
  };

const add = fc.tuple(fc.constantFrom("llm", "chain", "memory"), place).map(([name, position]): Change => (document) => {
  const node = { id: nextNodeId(document, name), name, label: name, version: 1, position, inputs: {} };
  return { ...document, nodes: [...document.nodes, node] };
});
const set = fc.tuple(small, fc.constantFrom("a", "b", "c"), value).map(([n, name, to]) =>
  changeAt(n, (node) => {
    const { [name]: _old, ...rest } = node.inputs;
    return { ...node, inputs: to === undefined ? rest : { ...rest, [name]: to } };
  }),
);
const move = fc.tuple(small, place).map(([n, position]) => changeAt(n, (node) => ({ ...node, position })));
const label = fc
  .tuple(small, fc.string({ maxLength: 4 }))
  .map(([n, text]) => changeAt(n, (node) => ({ ...node, label: text })));
const remove = small.map((n): Change => (document) => {
  const id = at(document, n)?.id;
  return {
    ...document,
    nodes: document.nodes.filter((node) => node.id !== id),
    edges: document.edges.filter((edge) => edge.source !== id && edge.target !== id),
  };
});
const wire = fc.tuple(small, small).map(([from, to]): Change => (document) => {
  const [source, target] = [at(document, from)?.id, at(document, to)?.id];
  if (source === undefined || target === undefined || source === target) return document;
  const made = { source, sourceHandle: "out", target, targetHandle: "in" };
  const id = edgeId(made);
  if (document.edges.some((edge) => edge.id === id)) return document;
  return { ...document, edges: [...document.edges, { id, ...made }] };
});
const unwire = small.map((n): Change => (document) => ({
  ...document,
  edges: document.edges.filter((_, index) => index !== n),
}));

export const randomChange: fc.Arbitrary<Change> = fc.oneof(add, add, set, set, move, label, remove, wire, unwire);

export const applyAll = (document: FlowDocument, changes: readonly Change[]): FlowDocument =>
  changes.reduce((now, change) => change(now), document);
