import { initialInputs } from "@/domain/catalogue/initial-inputs";
import { outputsOf } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { absolutePlace } from "./absolute-place";
import type { Size, WireEnd } from "./canvas-state";
import type { Offer } from "./catalogue";
import { addNode, type Inserted, type Point } from "./edits";
import { drawWire, fittingHandle, wireBetween } from "./wiring";

export const cardWidth = 280;
const gap = 80;
/** What a card is taken to be high before it was drawn. */
const usualHeight = 180;

export interface Addition {
  spec: Offer;
  at: Point;
  /** The end of a wire that the new node should be connected to. */
  from?: WireEnd | undefined;
}

/** A fresh node of the catalogue, wired to `from` where it fits. */
export function addFromCatalogue(document: FlowDocument, specs: SpecLookup, { spec, at, from }: Addition): Inserted {
  const [first] = outputsOf(spec);
  const choosable = !isStep(spec) && outputsOf(spec).length > 1;
  const handle = from && fittingHandle(document, specs, from, spec);
  const output = choosable ? (from?.side === "target" && handle ? handle : first?.name) : undefined;
  // What is wired to a node in a container has to lie in it as well.
  const container = handle ? document.nodes.find((node) => node.id === parentOf(document, from)) : undefined;
  const corner = container ? absolutePlace(document, container) : { x: 0, y: 0 };
  const added = addNode(document, {
    name: spec.name,
    label: spec.label,
    version: spec.version,
    position: { x: Math.round(at.x - corner.x), y: Math.round(at.y - corner.y) },
    ...(container && { parentId: container.id }),
    inputs: { ...initialInputs(spec), ...structuredClone(spec.preset?.inputs) },
    ...(output !== undefined && { output }),
  });
  const [id] = added.ids;
  if (!from || !handle || !id) return added;
  const wire = wireBetween(from, { nodeId: id, handle, side: from.side === "source" ? "target" : "source" });
  return wire ? { ...added, document: drawWire(added.document, specs, wire) } : added;
}

const parentOf = (document: FlowDocument, from: WireEnd | undefined): string | undefined =>
  from && document.nodes.find((node) => node.id === from.nodeId)?.parentId;

/** A place near `wanted` where a card covers no other that lies in the same container, or in none. */
export function freePlace(
  document: FlowDocument,
  measured: ReadonlyMap<string, Size>,
  wanted: Point,
  parentId?: string,
): Point {
  const boxes = document.nodes
    .filter((node) => node.parentId === parentId)
    .map((node) => ({
      ...absolutePlace(document, node),
      ...(measured.get(node.id) ?? { width: cardWidth, height: usualHeight }),
    }));
  const covers = ({ x, y }: Point) =>
    boxes.some(
      (box) =>
        x < box.x + box.width + 20 &&
        x + cardWidth + 20 > box.x &&
        y < box.y + box.height + 20 &&
        y + usualHeight + 20 > box.y,
    );
  for (let step = 0; step < 60; step += 1) {
    // Columns of six, going down and then right.
    const place = {
      x: wanted.x + Math.floor(step / 6) * (cardWidth + 40),
      y: wanted.y + (step % 6) * (usualHeight + 40),
    };
    if (!covers(place)) return place;
  }
  return wanted;
}

/** Where a node stands that is added by keyboard to the end of a wire: before an input, behind an output. */
export function placeBeside(document: FlowDocument, measured: ReadonlyMap<string, Size>, from: WireEnd): Point {
  const node = document.nodes.find((each) => each.id === from.nodeId);
  if (!node) return { x: 0, y: 0 };
  const width = measured.get(node.id)?.width ?? cardWidth;
  const { x: left, y } = absolutePlace(document, node);
  const x = from.side === "target" ? left - cardWidth - gap : left + width + gap;
  return freePlace(document, measured, { x, y }, node.parentId);
}
