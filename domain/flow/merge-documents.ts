import { isSame } from "../flow-settings/is-same";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow-document";
import { groupBy } from "./group-by";
import { mergeFields } from "./merge-fields";
import { mergedOrder } from "./merged-order";
import { shareDocument } from "./share-document";

export type Side = "mine" | "theirs";

/** Whether a slot of a node has room for one wire only. */
export type TakesOne = (node: FlowNode, slot: string) => boolean;

/** A place that both sides changed, each in its own way. */
export interface MergeConflict {
  /** The same for the same place in every merge: `node llm_0`, `node llm_0 label`, `node llm_0 input prompt`, `slot llm_0 memory`. */
  id: string;
  nodeId?: string;
  edgeId?: string;
  /** Name of the input or property. Absent where one side deleted what the other changed. */
  field?: string;
  base: unknown;
  /** `undefined`: not there. */
  mine: unknown;
  theirs: unknown;
  /** Both wired the one place of a slot: the values are the names of the nodes that the wires come from. */
  wired?: true;
}

export type Choose = (conflict: MergeConflict) => Side;

export interface Merge {
  document: FlowDocument;
  /** Empty when what the two changed does not touch. */
  conflicts: MergeConflict[];
}

/**
 * Joins what two sides made of one document: nodes by id, their values by name, wires by their ends. Where both changed
 * the same, `choose` decides and the conflict is told. Where a card lies is no conflict: mine stays where I put it.
 *
 * Ids that both sides gave to new nodes must have been told apart before (`clashingIds`).
 */
export function mergeDocuments(
  base: FlowDocument,
  mine: FlowDocument,
  theirs: FlowDocument,
  choose: Choose = () => "mine",
  takesOne: TakesOne = () => false,
): Merge {
  const [own, other] = [shareDocument(base, mine), shareDocument(base, theirs)];
  if (own === base) return { document: theirs, conflicts: [] };
  if (other === base || theirs === mine) return { document: mine, conflicts: [] };
  const conflicts: MergeConflict[] = [];
  const decide: Choose = (conflict) => {
    conflicts.push(conflict);
    return choose(conflict);
  };
  const nodes = mergeNodes(base, own, other, decide);
  const joined = mergeEdges(base, own, other, { kept: nodes.kept, decide });
  const edges = oneWireEach(joined, { nodes: nodes.list, takesOne, decide, sides: [base, own, other] });
  const viewport = isSame(mine.viewport, base.viewport) ? theirs.viewport : mine.viewport;
  const merged = tidied({ nodes: nodes.list, edges, ...(viewport && { viewport }) });
  const shared = shareDocument(mine, merged);
  return { document: shared === mine ? mine : shareDocument(theirs, shared), conflicts };
}

interface MergedNodes {
  list: FlowNode[];
  /** Nodes that one side deleted and that stay. */
  kept: ReadonlySet<string>;
}

function mergeNodes(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument, decide: Choose): MergedNodes {
  const [old, own, other] = [byId(base.nodes), byId(mine.nodes), byId(theirs.nodes)];
  const touched = { mine: touchedNodes(base, mine), theirs: touchedNodes(base, theirs) };
  const kept = new Set<string>();
  const keep = (id: string, side: Side, node: FlowNode): FlowNode | undefined => {
    const before = old.get(id);
    if (!before) return node;
    if (!touched[side].has(id) && !changedBeyondPlace(before, node)) return undefined;
    const values = side === "mine" ? { mine: node, theirs: undefined } : { mine: undefined, theirs: node };
    if (decide({ id: `node ${id}`, nodeId: id, base: before, ...values }) !== side) return undefined;
    kept.add(id);
    return node;
  };
  const list = mergedOrder(base.nodes, mine.nodes, theirs.nodes).flatMap((id) => {
    const [a, b] = [own.get(id), other.get(id)];
    if (a && b) return [mergeNode(old.get(id), a, b, decide)];
    const left = a ? keep(id, "mine", a) : b && keep(id, "theirs", b);
    return left ? [left] : [];
  });
  return { list, kept };
}

function mergeNode(base: FlowNode | undefined, mine: FlowNode, theirs: FlowNode, decide: Choose): FlowNode {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const at = { nodeId: mine.id };
  const { inputs: oldInputs = {}, ...old } = base ?? {};
  const { inputs: ownInputs, ...own } = mine;
  const { inputs: otherInputs, ...other } = theirs;
  const inputs = mergeFields({ base: oldInputs, mine: ownInputs, theirs: otherInputs }, (field, values) =>
    decide({ id: `node ${mine.id} input ${field}`, ...at, field, ...values }),
  );
  const rest = mergeFields({ base: old, mine: own, theirs: other }, (field, values) =>
    silent.has(field) ? "mine" : decide({ id: `node ${mine.id} ${field}`, ...at, field, ...values }),
  );
  // Each part is of one of the two, so that the whole is a node as they are.
  const merged = { ...rest, inputs } as unknown as FlowNode;
  // A place is one inside its container: the two go together.
  const moved = mine.parentId !== base?.parentId || !isSame(mine.position, base?.position);
  const placed = moved ? mine : theirs;
  const { parentId: _parent, ...free } = merged;
  return {
    ...free,
    position: placed.position,
    ...(placed.parentId !== undefined && { parentId: placed.parentId }),
  };
}

/** What nobody wants to be asked about. */
const silent = new Set(["position", "parentId", "size"]);

interface EdgeRules {
  kept: ReadonlySet<string>;
  decide: Choose;
}

function mergeEdges(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument, rules: EdgeRules): FlowEdge[] {
  const [old, own, other] = [byId(base.edges), byId(mine.edges), byId(theirs.edges)];
  return mergedOrder(base.edges, mine.edges, theirs.edges).flatMap((id) => {
    const [before, a, b] = [old.get(id), own.get(id), other.get(id)];
    if (a && b) return [mergeEdge(before, a, b, rules.decide)];
    const left = a ?? b;
    if (!left) return [];
    const stays = !before || rules.kept.has(left.source) || rules.kept.has(left.target);
    if (stays) return [left];
    if (left === before) return [];
    const side: Side = a ? "mine" : "theirs";
    return rules.decide({ id: `edge ${id}`, edgeId: id, base: before, mine: a, theirs: b }) === side ? [left] : [];
  });
}

function mergeEdge(base: FlowEdge | undefined, mine: FlowEdge, theirs: FlowEdge, decide: Choose): FlowEdge {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const merged = mergeFields({ base: base ?? {}, mine, theirs }, (field, values) =>
    decide({ id: `edge ${mine.id} ${field}`, edgeId: mine.id, field, ...values }),
  );
  // As with nodes.
  return merged as unknown as FlowEdge;
}

interface SlotRules {
  nodes: readonly FlowNode[];
  takesOne: TakesOne;
  decide: Choose;
  /** As it was, mine, theirs. */
  sides: readonly [FlowDocument, FlowDocument, FlowDocument];
}

/** Where each side has a wire of its own in a slot for one, one of the two goes. */
function oneWireEach(edges: readonly FlowEdge[], { nodes, takesOne, decide, sides }: SlotRules): FlowEdge[] {
  const labels = byId(nodes);
  const slots = groupBy(edges, ({ target, targetHandle }) => `${target} ${targetHandle}`);
  const leaves = new Set<string>();
  for (const [slot, wires] of slots) {
    const [first] = wires;
    const node = first && labels.get(first.target);
    if (!first || !node || wires.length < 2 || !takesOne(node, first.targetHandle)) continue;
    const [before, mine, theirs] = sides.map((side) => side.edges.filter((edge) => sameSlot(edge, first)));
    if (mine?.length !== 1 || theirs?.length !== 1) continue;
    const from = (wire: FlowEdge | undefined) => wire && (labels.get(wire.source)?.label ?? wire.source);
    const values = { base: from(before?.[0]), mine: from(mine[0]), theirs: from(theirs[0]) };
    const place = { id: `slot ${slot}`, nodeId: node.id, field: first.targetHandle, wired: true as const };
    const stays = decide({ ...place, ...values }) === "mine" ? mine[0] : theirs[0];
    for (const wire of wires) if (wire.id !== stays?.id) leaves.add(wire.id);
  }
  return edges.filter(({ id }) => !leaves.has(id));
}

const sameSlot = (a: FlowEdge, b: FlowEdge): boolean => a.target === b.target && a.targetHandle === b.targetHandle;

/** Nodes that one side gave new wires or put something into. */
function touchedNodes(base: FlowDocument, side: FlowDocument): ReadonlySet<string> {
  const wires = new Set(base.edges.map((edge) => edge.id));
  const nodes = new Map(base.nodes.map((node) => [node.id, node]));
  const ends = side.edges.flatMap((edge) => (wires.has(edge.id) ? [] : [edge.source, edge.target]));
  const holders = side.nodes.flatMap(({ id, parentId }) =>
    parentId === undefined || nodes.get(id)?.parentId === parentId ? [] : [parentId],
  );
  return new Set([...ends, ...holders]);
}

function changedBeyondPlace(before: FlowNode, after: FlowNode): boolean {
  if (before === after) return false;
  const { position, parentId, size } = before;
  return !isSame({ ...after, position, parentId, size }, before);
}

/** Wires without an end, and children of containers that are gone, cannot be drawn. */
function tidied(document: FlowDocument): FlowDocument {
  const ids = new Set(document.nodes.map((node) => node.id));
  const nodes = document.nodes.map((node) => {
    if (node.parentId === undefined || ids.has(node.parentId)) return node;
    const { parentId: _gone, ...free } = node;
    return free;
  });
  return { ...document, nodes, edges: document.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)) };
}

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((item) => [item.id, item]));
