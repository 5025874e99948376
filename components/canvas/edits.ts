import {
  type Converse,
  edgeId,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  nextNodeId,
} from "@/domain/flow/flow-document";
import { renameReferences } from "@/domain/flow/rename-references";

/**
 * Every change a person can make to a flow, as pure functions: document in, document out. A function that changes
 * nothing returns the document it was given, so that history and the saved mark can compare by identity.
 */
export interface Point {
  x: number;
  y: number;
}
export type Wire = Omit<FlowEdge, "id">;
export type NewNode = Omit<FlowNode, "id">;
export interface Inserted {
  document: FlowDocument;
  /** Ids of the new nodes, in the order they were given. */
  ids: string[];
}

export function addNode(document: FlowDocument, node: NewNode): Inserted {
  const id = nextNodeId(document, node.name);
  const added: FlowNode = { id, ...node, label: freeLabel(document, node.label) };
  return { document: { ...document, nodes: [...document.nodes, added] }, ids: [id] };
}

/** `label`, or the first of `label 2`, `label 3` … that no node has yet. */
export function freeLabel(document: Pick<FlowDocument, "nodes">, label: string): string {
  const taken = new Set(document.nodes.map((node) => node.label));
  if (!taken.has(label)) return label;
  const stem = label.replace(/ \d+$/, "");
  let n = 2;
  while (taken.has(`${stem} ${n}`)) n += 1;
  return `${stem} ${n}`;
}

export function moveNodes(document: FlowDocument, positions: ReadonlyMap<string, Point>): FlowDocument {
  return changeNodes(document, (node) => {
    const to = positions.get(node.id);
    return !to || (to.x === node.position.x && to.y === node.position.y)
      ? node
      : { ...node, position: { x: to.x, y: to.y } };
  });
}

export function resizeNode(document: FlowDocument, id: string, size: { width: number; height: number }): FlowDocument {
  return changeNode(document, id, (node) =>
    node.size?.width === size.width && node.size.height === size.height ? node : { ...node, size: { ...size } },
  );
}

/** Sets a field's value; `undefined` forgets it, so that the catalogue's default holds again. */
export function setInput(document: FlowDocument, id: string, name: string, value: unknown): FlowDocument {
  return changeNode(document, id, (node) => {
    if (value !== undefined)
      return Object.is(node.inputs[name], value) ? node : { ...node, inputs: { ...node.inputs, [name]: value } };
    if (!Object.hasOwn(node.inputs, name)) return node;
    return { ...node, inputs: without(node.inputs, name) };
  });
}

/** Sets several fields at once; `undefined` forgets a value. */
export function setInputs(document: FlowDocument, id: string, values: Readonly<Record<string, unknown>>): FlowDocument {
  return Object.entries(values).reduce((now, [name, value]) => setInput(now, id, name, value), document);
}

/**
 * Sets the rows of a field each of which is a branch of the node. `origins` says for each row which one it was before;
 * its wires follow, those of rows that are gone fall away, and the last branch (for no row) stays the last.
 */
export function setBranchRows(
  document: FlowDocument,
  id: string,
  {
    name,
    rows,
    origins,
    before,
  }: { name: string; rows: readonly unknown[]; origins: readonly (number | undefined)[]; before: number },
): FlowDocument {
  const places = new Map(origins.flatMap((origin, place) => (origin === undefined ? [] : [[origin, place] as const])));
  const set = setInput(document, id, name, rows);
  const edges = document.edges.flatMap((edge) => {
    if (edge.source !== id || !/^\d+$/.test(edge.sourceHandle)) return [edge];
    const origin = Number(edge.sourceHandle);
    const place = origin >= before ? origin - before + rows.length : places.get(origin);
    if (place === undefined) return [];
    if (place === origin) return [edge];
    const moved = { ...edge, sourceHandle: String(place) };
    return [{ ...moved, id: edgeId(moved) }];
  });
  const changed = edges.length !== document.edges.length || edges.some((edge, index) => edge !== document.edges[index]);
  return changed ? { ...set, edges } : set;
}

export function setLabel(document: FlowDocument, id: string, label: string): FlowDocument {
  return changeNode(document, id, (node) => (node.label === label ? node : { ...node, label }));
}

export function setCredential(document: FlowDocument, id: string, credentialId: string | undefined): FlowDocument {
  return changeNode(document, id, (node) => {
    if (node.credentialId === credentialId) return node;
    return credentialId === undefined ? without(node, "credentialId") : { ...node, credentialId };
  });
}

/**
 * Chooses one of a node's several outputs. Wires of the other outputs move to the chosen one where `fits` says their
 * target takes it, and fall away elsewhere.
 */
export function setOutput(
  document: FlowDocument,
  id: string,
  output: string,
  fits: (wire: Wire) => boolean = () => false,
): FlowDocument {
  const chosen = changeNode(document, id, (node) => (node.output === output ? node : { ...node, output }));
  const edges = document.edges.flatMap((edge) => {
    if (edge.source !== id || edge.sourceHandle === output) return [edge];
    const moved = { ...edge, sourceHandle: output };
    return fits(moved) ? [{ ...moved, id: edgeId(moved) }] : [];
  });
  const changed = edges.length !== document.edges.length || edges.some((edge, index) => edge !== document.edges[index]);
  return changed ? { ...chosen, edges: uniqueEdges(edges) } : chosen;
}

/** Draws a wire. A slot that takes one wire lets go of the one it had. */
export function connect(document: FlowDocument, wire: Wire, slot: { list: boolean }): FlowDocument {
  const id = edgeId(wire);
  if (document.edges.some((edge) => edge.id === id)) return document;
  const kept = slot.list
    ? document.edges
    : document.edges.filter((edge) => edge.target !== wire.target || edge.targetHandle !== wire.targetHandle);
  return { ...document, edges: [...kept, { id, ...wire }] };
}

/** Sets parts of how the two agents of a wire talk; `undefined` forgets one. */
export function setConverse(document: FlowDocument, id: string, change: Converse): FlowDocument {
  let changed = false;
  const edges = document.edges.map((edge) => {
    if (edge.id !== id) return edge;
    const merged = Object.entries({ ...edge.converse, ...change }).filter(([, value]) => value !== undefined);
    const { converse: before, ...bare } = edge;
    // Made of the two alone, so that it is one again.
    const converse = Object.fromEntries(merged) as Converse;
    if (JSON.stringify(converse) === JSON.stringify(before ?? {})) return edge;
    changed = true;
    return merged.length === 0 ? bare : { ...bare, converse };
  });
  return changed ? { ...document, edges } : document;
}

export function disconnect(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const edges = document.edges.filter((edge) => !ids.has(edge.id));
  return edges.length === document.edges.length ? document : { ...document, edges };
}

/** Deletes nodes, what their containers hold, and every wire that touched them. */
export function deleteNodes(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const gone = withChildren(document, ids);
  const nodes = document.nodes.filter((node) => !gone.has(node.id));
  if (nodes.length === document.nodes.length) return document;
  const edges = document.edges.filter((edge) => !gone.has(edge.source) && !gone.has(edge.target));
  return { ...document, nodes, edges };
}

function withChildren(document: FlowDocument, ids: ReadonlySet<string>): Set<string> {
  const all = new Set(ids);
  // Containers may nest and stand after their children, so look again until nothing is added.
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const node of document.nodes) if (node.parentId && all.has(node.parentId)) all.add(node.id);
  }
  return all;
}

/** The given nodes, what their containers hold, and the wires between them. */
export function fragmentOf(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const all = withChildren(document, ids);
  return {
    nodes: document.nodes.filter((node) => all.has(node.id)),
    edges: document.edges.filter((edge) => all.has(edge.source) && all.has(edge.target)),
  };
}

export function duplicate(
  document: FlowDocument,
  ids: ReadonlySet<string>,
  offset: Point = { x: 40, y: 40 },
): Inserted {
  return insert(document, fragmentOf(document, ids), offset);
}

/**
 * Puts another document's nodes and wires into this one under fresh ids. References between them follow; a child
 * whose container did not come along stays in the container when this document has it, and stands free otherwise.
 */
export function insert(document: FlowDocument, fragment: FlowDocument, offset: Point = { x: 0, y: 0 }): Inserted {
  if (fragment.nodes.length === 0) return { document, ids: [] };
  const names = new Map<string, string>();
  let nodes = document.nodes;
  for (const node of fragment.nodes) {
    const id = nextNodeId({ nodes }, node.name);
    names.set(node.id, id);
    nodes = [...nodes, { ...node, id, label: freeLabel({ nodes }, node.label) }];
  }
  const here = new Set(document.nodes.map((node) => node.id));
  const placed = nodes.map((node, index) =>
    index < document.nodes.length ? node : settle(node, { names, offset, here }),
  );
  const edges = fragment.edges.flatMap((edge) => {
    const [source, target] = [names.get(edge.source), names.get(edge.target)];
    if (!source || !target) return [];
    const wire = { ...edge, source, target };
    return [{ ...wire, id: edgeId(wire) }];
  });
  return { document: { ...document, nodes: placed, edges: [...document.edges, ...edges] }, ids: [...names.values()] };
}

interface Settling {
  names: ReadonlyMap<string, string>;
  offset: Point;
  here: ReadonlySet<string>;
}

function settle(node: FlowNode, { names, offset, here }: Settling): FlowNode {
  const inputs = renameReferences(node.inputs, names) as FlowNode["inputs"];
  const parent = node.parentId === undefined ? undefined : names.get(node.parentId);
  if (node.parentId !== undefined && parent !== undefined) return { ...node, inputs, parentId: parent };
  const position = { x: node.position.x + offset.x, y: node.position.y + offset.y };
  const free = node.parentId !== undefined && !here.has(node.parentId) ? without(node, "parentId") : node;
  return { ...free, inputs, position };
}

/** The smallest rectangle around the nodes' corners that are not inside a container. */
export function boundsOf(fragment: Pick<FlowDocument, "nodes">): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const ids = new Set(fragment.nodes.map((node) => node.id));
  const outer = fragment.nodes.filter((node) => !node.parentId || !ids.has(node.parentId));
  if (outer.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const xs = outer.map((node) => node.position.x);
  const ys = outer.map((node) => node.position.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function changeNode(document: FlowDocument, id: string, change: (node: FlowNode) => FlowNode): FlowDocument {
  return changeNodes(document, (node) => (node.id === id ? change(node) : node));
}

function changeNodes(document: FlowDocument, change: (node: FlowNode) => FlowNode): FlowDocument {
  let changed = false;
  const nodes = document.nodes.map((node) => {
    const next = change(node);
    if (next !== node) changed = true;
    return next;
  });
  return changed ? { ...document, nodes } : document;
}

function uniqueEdges(edges: readonly FlowEdge[]): FlowEdge[] {
  return [...new Map(edges.map((edge) => [edge.id, edge])).values()];
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}
