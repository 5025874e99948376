import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowEdge } from "@/domain/flow/flow-document";
import { absolutePlace } from "./absolute-place";
import { addFromCatalogue, cardWidth } from "./add-from-catalogue";
import type { Size, WireEnd } from "./canvas-state";
import type { Offer } from "./catalogue";
import { disconnect, type Inserted, moveNodes, type Point } from "./edits";
import { drawWire, endsOf, fittingHandle, judge, wireBetween } from "./wiring";

type Measured = ReadonlyMap<string, Size>;

const gap = 60;

const startOf = (edge: FlowEdge): WireEnd => ({ nodeId: edge.source, handle: edge.sourceHandle, side: "source" });
const endOf = (edge: FlowEdge): WireEnd => ({ nodeId: edge.target, handle: edge.targetHandle, side: "target" });

/** Whether a node of this kind can stand between the two ends of a wire. */
export const fitsOnWire = (document: FlowDocument, specs: SpecLookup, edge: FlowEdge, spec: Offer): boolean =>
  fittingHandle(document, specs, startOf(edge), spec) !== undefined &&
  fittingHandle(document, specs, endOf(edge), spec) !== undefined;

/** A fresh node in the middle of a wire; what comes after it moves on where there is no room. */
export function addOnWire(
  document: FlowDocument,
  specs: SpecLookup,
  measured: Measured,
  { edge, spec }: { edge: FlowEdge; spec: Offer },
): Inserted {
  const cut = disconnect(document, new Set([edge.id]));
  const { roomy, at } = makeRoom(cut, measured, edge);
  const added = addFromCatalogue(roomy, specs, { spec, at, from: startOf(edge) });
  const [id] = added.ids;
  return id === undefined ? added : { ...added, document: leadOn(added.document, specs, id, edge) };
}

/** Puts a node that is there already between the ends of a wire; undefined where it does not fit. */
export function moveOnWire(
  document: FlowDocument,
  specs: SpecLookup,
  nodeId: string,
  edge: FlowEdge,
): FlowDocument | undefined {
  if (document.edges.some(({ source, target }) => source === nodeId || target === nodeId)) return undefined;
  const cut = disconnect(document, new Set([edge.id]));
  const node = cut.nodes.find(({ id }) => id === nodeId);
  const into = node && endsOf(cut, specs, node, "target").find((end) => judge(cut, specs, startOf(edge), end).ok);
  const wire = into && wireBetween(startOf(edge), into);
  if (!wire) return undefined;
  const led = drawWire(cut, specs, wire);
  const on = leadOn(led, specs, nodeId, edge);
  return on === led ? undefined : on;
}

/** Wires the node's first output that fits to where the wire led. */
function leadOn(document: FlowDocument, specs: SpecLookup, nodeId: string, edge: FlowEdge): FlowDocument {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const from =
    node && endsOf(document, specs, node, "source").find((end) => judge(document, specs, end, endOf(edge)).ok);
  const wire = from && wireBetween(from, endOf(edge));
  return wire ? drawWire(document, specs, wire) : document;
}

/** Where a card between the two stands, and the flow with room for it: whatever follows moves to the right. */
function makeRoom(document: FlowDocument, measured: Measured, edge: FlowEdge): { roomy: FlowDocument; at: Point } {
  const source = document.nodes.find(({ id }) => id === edge.source);
  const target = document.nodes.find(({ id }) => id === edge.target);
  if (!source || !target) return { roomy: document, at: { x: 0, y: 0 } };
  const [left, right] = [absolutePlace(document, source), absolutePlace(document, target)];
  const begins = left.x + (measured.get(source.id)?.width ?? cardWidth);
  const missing = Math.max(0, Math.ceil(begins + cardWidth + 2 * gap - right.x));
  const leadsBack = right.x < left.x;
  const follows = missing === 0 || leadsBack ? new Set<string>() : reachedFrom(document, target.id);
  const places = document.nodes
    .filter((node) => follows.has(node.id) && node.parentId === target.parentId && node.position.x >= target.position.x)
    .map((node): [string, Point] => [node.id, { x: node.position.x + missing, y: node.position.y }]);
  return {
    roomy: moveNodes(document, new Map(places)),
    at: { x: begins + gap, y: Math.round((left.y + right.y) / 2) },
  };
}

function reachedFrom({ edges }: FlowDocument, id: string): Set<string> {
  const seen = new Set([id]);
  for (const each of seen) for (const { source, target } of edges) if (source === each) seen.add(target);
  return seen;
}
