import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { absolutePlace } from "./absolute-place";
import { cardWidth } from "./add-from-catalogue";
import type { Size } from "./canvas-state";
import type { Point } from "./edits";

/** Size of a container that nobody has resized. */
export const containerSize: Size = { width: 420, height: 280 };
/** Room that a container keeps for its own head, and around what lies in it. */
const inset = { x: 24, y: 72 };
const margin = 24;

type Measured = ReadonlyMap<string, Size>;

/** A flow begins outside, and containers lie in no other; everything else may lie in one. */
export const canLieIn = (spec: Pick<NodeSpec, "step" | "note">): boolean =>
  spec.note === true || (spec.step !== undefined && !spec.step.begins && !spec.step.holds);

/** The container that a point lies in; of several the one drawn last. */
export function containerAt(
  document: Pick<FlowDocument, "nodes">,
  specs: SpecLookup,
  measured: Measured,
  point: Point,
): FlowNode | undefined {
  return document.nodes.findLast((node) => {
    if (!specs.get(node.name)?.step?.holds || node.collapsed) return false;
    const { x, y } = absolutePlace(document, node);
    const { width, height } = measured.get(node.id) ?? node.size ?? containerSize;
    return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
  });
}

/** Puts dropped nodes into the container under their middle, or out of the one they have left. */
export function settleIn(
  document: FlowDocument,
  specs: SpecLookup,
  measured: Measured,
  ids: ReadonlySet<string>,
): FlowDocument {
  let now = document;
  for (const id of ids) {
    const node = now.nodes.find((each) => each.id === id);
    const spec = node && specs.get(node.name);
    // What moves with its container stays in it.
    if (!node || !spec || !canLieIn(spec) || (node.parentId !== undefined && ids.has(node.parentId))) continue;
    const { width, height } = measured.get(id) ?? { width: cardWidth, height: 80 };
    const { x, y } = absolutePlace(now, node);
    const container = containerAt(now, specs, measured, { x: x + width / 2, y: y + height / 2 });
    now = into(now, node, container, measured);
  }
  return now === document ? document : withoutCrossings(now);
}

/** The container that would take in what is being dragged, if it is not there already. */
export function wouldHold(
  document: FlowDocument,
  specs: SpecLookup,
  measured: Measured,
  positions: ReadonlyMap<string, Point>,
): string | undefined {
  for (const [id, position] of positions) {
    const node = document.nodes.find((each) => each.id === id);
    const spec = node && specs.get(node.name);
    if (!node || !spec || !canLieIn(spec) || (node.parentId !== undefined && positions.has(node.parentId))) continue;
    const { width, height } = measured.get(id) ?? { width: cardWidth, height: 80 };
    const { x, y } = absolutePlace(document, { ...node, position });
    const container = containerAt(document, specs, measured, { x: x + width / 2, y: y + height / 2 });
    if (container && container.id !== node.parentId) return container.id;
  }
  return undefined;
}

/** Moves a node into a container, to a free place in it, or out of the one it lies in, beside it. */
export function moveInto(
  document: FlowDocument,
  id: string,
  containerId: string | undefined,
  measured: Measured,
): FlowDocument {
  const node = document.nodes.find((each) => each.id === id);
  if (!node || node.parentId === containerId) return document;
  const container = document.nodes.find((each) => each.id === containerId);
  const left = document.nodes.find((each) => each.id === node.parentId);
  const corner = container ?? left;
  if (!corner) return document;
  const { x, y } = absolutePlace(document, corner);
  const size = measured.get(corner.id) ?? corner.size ?? containerSize;
  const inside = document.nodes.filter((each) => each.parentId === corner.id && each.id !== id);
  const feet = inside.map((each) => each.position.y + (measured.get(each.id)?.height ?? 80) + margin);
  const place = container ? { x: x + inset.x, y: y + Math.max(inset.y, ...feet) } : { x, y: y + size.height + margin };
  const free = { ...node, parentId: undefined, position: place };
  const moved = { ...document, nodes: document.nodes.map((each) => (each === node ? free : each)) };
  return withoutCrossings(into(moved, free, container, measured));
}

function into(
  document: FlowDocument,
  node: FlowNode,
  container: FlowNode | undefined,
  measured: Measured,
): FlowDocument {
  if (node.parentId === container?.id && Object.hasOwn(node, "parentId") === (container !== undefined)) return document;
  const at = absolutePlace(document, node);
  const corner = container ? absolutePlace(document, container) : { x: 0, y: 0 };
  const { parentId: _before, ...free } = node;
  const position = {
    x: Math.round(container ? Math.max(margin / 2, at.x - corner.x) : at.x),
    y: Math.round(container ? Math.max(inset.y - margin, at.y - corner.y) : at.y),
  };
  const moved: FlowNode = { ...free, position, ...(container && { parentId: container.id }) };
  const nodes = document.nodes.map((each) => (each.id === node.id ? moved : each));
  return container ? roomFor({ ...document, nodes }, container, moved, measured) : { ...document, nodes };
}

/** A container grows so that nothing in it stands over its edge. */
export function roomFor(
  document: FlowDocument,
  container: FlowNode,
  child: FlowNode,
  measured: Measured,
): FlowDocument {
  const size = container.size ?? measured.get(container.id) ?? containerSize;
  const card = measured.get(child.id) ?? { width: cardWidth, height: 80 };
  const width = Math.max(size.width, Math.round(child.position.x + card.width + margin));
  const height = Math.max(size.height, Math.round(child.position.y + card.height + margin));
  if (width === size.width && height === size.height) return document;
  const nodes = document.nodes.map((each) => (each.id === container.id ? { ...each, size: { width, height } } : each));
  return { ...document, nodes };
}

/** Wires do not cross the edge of a container. */
function withoutCrossings(document: FlowDocument): FlowDocument {
  const parents = new Map(document.nodes.map((node) => [node.id, node.parentId]));
  const edges = document.edges.filter((edge) => parents.get(edge.source) === parents.get(edge.target));
  return edges.length === document.edges.length ? document : { ...document, edges };
}
