import type { FlowDocument, FlowNode } from "./flow-document";
import { type Size, tidyPlaces, usualSize } from "./tidy-places";

/** Room of a container around what lies in it: below its head, and to the other sides. */
const head = 72;
const margin = 24;
const rowGap = 40;

type Sizes = ReadonlyMap<string, Size>;

/**
 * A whole drawing put in order: containers as large as what they hold, and what is not wired in a row below. `expected`
 * says how large cards will be that were never drawn.
 */
export function tidyDocument(document: FlowDocument, expected: Sizes = new Map()): FlowDocument {
  const inner = new Map<string, FlowNode[]>();
  for (const node of document.nodes)
    if (node.parentId !== undefined) inner.set(node.parentId, [...(inner.get(node.parentId) ?? []), node]);
  const placedInside = new Map([...inner].map(([id, nodes]) => [id, arranged(nodes, document, expected)] as const));
  const nodes = document.nodes.map((node) => {
    const held = placedInside.get(node.id);
    return held ? { ...node, size: sizeAround(held, expected) } : node;
  });
  const top = arranged(
    nodes.filter((node) => node.parentId === undefined),
    document,
    expected,
  );
  const byId = new Map([...top, ...[...placedInside.values()].flatMap(shifted)].map((node) => [node.id, node]));
  return { ...document, nodes: nodes.map((node) => byId.get(node.id) ?? node) };
}

/** Nodes of one level, from the corner on. */
function arranged(level: readonly FlowNode[], { edges }: FlowDocument, expected: Sizes): FlowNode[] {
  const sizes = new Map(level.map((node) => [node.id, sizeOf(node, expected)]));
  const ids = new Set(level.map(({ id }) => id));
  const own = edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  const flat = level.map(({ parentId: _container, ...node }) => ({ ...node, position: { x: 0, y: 0 } }));
  const places = tidyPlaces({ nodes: flat, edges: own }, sizes);
  const bottom = Math.max(
    0,
    ...flat.map((node) => (places.get(node.id)?.y ?? 0) + (places.has(node.id) ? sizeOf(node, expected).height : 0)),
  );
  let x = 0;
  return level.map((node) => {
    const place = places.get(node.id);
    if (place) return { ...node, position: place };
    const position = { x, y: bottom === 0 ? 0 : bottom + rowGap };
    x += sizeOf(node, expected).width + rowGap;
    return { ...node, position };
  });
}

const sizeOf = (node: FlowNode, expected: Sizes): Size => node.size ?? expected.get(node.id) ?? usualSize;

const shifted = (nodes: readonly FlowNode[]): FlowNode[] =>
  nodes.map((node) => ({ ...node, position: { x: node.position.x + margin, y: node.position.y + head } }));

const sizeAround = (nodes: readonly FlowNode[], expected: Sizes): Size => ({
  width: Math.max(...nodes.map((node) => node.position.x + sizeOf(node, expected).width)) + 2 * margin,
  height: Math.max(...nodes.map((node) => node.position.y + sizeOf(node, expected).height)) + head + margin,
});
