import { isSame } from "../flow-settings/is-same";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow-document";

export type ChangeKind = "added" | "removed" | "changed" | "moved";

/** Values as they are, secrets included: whoever shows them leaves those out. */
export interface FieldChange {
  field: string;
  /** Whether it is one of the node's inputs; otherwise a property such as its label. */
  input: boolean;
  before: unknown;
  after: unknown;
}

export interface NodeChange {
  id: string;
  kind: ChangeKind;
  /** As it is afterwards; a removed node as it was. */
  node: FlowNode;
  fields: FieldChange[];
}

export interface EdgeChange {
  id: string;
  kind: "added" | "removed" | "changed";
  edge: FlowEdge;
}

export interface DocumentDiff {
  nodes: NodeChange[];
  edges: EdgeChange[];
}

/** What became of one document in another. */
export function diffDocuments(before: FlowDocument, after: FlowDocument): DocumentDiff {
  const [old, now] = [byId(before.nodes), byId(after.nodes)];
  const changed = after.nodes.flatMap((node) => {
    const earlier = old.get(node.id);
    return earlier ? changeOf(earlier, node) : [{ id: node.id, kind: "added" as const, node, fields: [] }];
  });
  const removed = before.nodes.flatMap((node) =>
    now.has(node.id) ? [] : [{ id: node.id, kind: "removed" as const, node, fields: [] }],
  );
  return { nodes: [...changed, ...removed], edges: diffEdges(before, after) };
}

function changeOf(before: FlowNode, after: FlowNode): NodeChange[] {
  if (before === after) return [];
  const { inputs: oldInputs, position: oldPosition, parentId: oldParent, size: oldSize, ...old } = before;
  const { inputs, position, parentId, size, ...now } = after;
  const fields = [...diffFields(old, now, false), ...diffFields(oldInputs, inputs, true)];
  if (fields.length > 0) return [{ id: after.id, kind: "changed", node: after, fields }];
  if (isSame([oldPosition, oldParent, oldSize], [position, parentId, size])) return [];
  return [{ id: after.id, kind: "moved", node: after, fields: [] }];
}

function diffFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  input: boolean,
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const own = (values: Readonly<Record<string, unknown>>, name: string) =>
    Object.hasOwn(values, name) ? values[name] : undefined;
  return names
    .map((field) => ({ field, input, before: own(before, field), after: own(after, field) }))
    .filter((change) => !isSame(change.before, change.after));
}

function diffEdges(before: FlowDocument, after: FlowDocument): EdgeChange[] {
  const [old, now] = [byId(before.edges), byId(after.edges)];
  const changed = after.edges.flatMap((edge): EdgeChange[] => {
    const earlier = old.get(edge.id);
    if (!earlier) return [{ id: edge.id, kind: "added", edge }];
    return isSame(earlier, edge) ? [] : [{ id: edge.id, kind: "changed", edge }];
  });
  const removed = before.edges.flatMap((edge): EdgeChange[] =>
    now.has(edge.id) ? [] : [{ id: edge.id, kind: "removed", edge }],
  );
  return [...changed, ...removed];
}

/** Both documents in one drawing: the later one, and what it lacks of the earlier. */
export function bothDocuments(before: FlowDocument, after: FlowDocument): FlowDocument {
  const { nodes, edges } = diffDocuments(before, after);
  const gone = nodes.flatMap(({ kind, node }) => (kind === "removed" ? [node] : []));
  const cut = edges.flatMap(({ kind, edge }) => (kind === "removed" ? [edge] : []));
  return { nodes: [...after.nodes, ...gone], edges: [...after.edges, ...cut] };
}

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((item) => [item.id, item]));
