import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { absolutePlace } from "@/components/canvas/absolute-place";
import { cardWidth } from "@/components/canvas/add-from-catalogue";
import type { Size } from "@/components/canvas/canvas-state";
import { moveNodes, type Point } from "@/components/canvas/edits";

export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";
export type Direction = "horizontal" | "vertical";

type Measured = ReadonlyMap<string, Size>;
interface Box extends Point, Size {
  node: FlowNode;
}

/** Puts nodes in line with the outermost of them, or with the middle of them all. */
export function alignNodes(
  document: FlowDocument,
  measured: Measured,
  ids: ReadonlySet<string>,
  alignment: Alignment,
): FlowDocument {
  const boxes = boxesOf(document, measured, ids);
  if (boxes.length < 2) return document;
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const place = ({ x, y, width, height }: Box): Point => {
    switch (alignment) {
      case "left":
        return { x: left, y };
      case "center":
        return { x: (left + right - width) / 2, y };
      case "right":
        return { x: right - width, y };
      case "top":
        return { x, y: top };
      case "middle":
        return { x, y: (top + bottom - height) / 2 };
      case "bottom":
        return { x, y: bottom - height };
    }
  };
  return put(document, boxes, place);
}

/** Gives three or more nodes gaps of one size; the outermost two stay. */
export function distributeNodes(
  document: FlowDocument,
  measured: Measured,
  ids: ReadonlySet<string>,
  direction: Direction,
): FlowDocument {
  const across = direction === "horizontal";
  const start = (box: Box) => (across ? box.x : box.y);
  const length = (box: Box) => (across ? box.width : box.height);
  const boxes = boxesOf(document, measured, ids).toSorted((a, b) => start(a) - start(b));
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last || boxes.length < 3) return document;
  const room = start(last) + length(last) - start(first);
  const gap = (room - boxes.reduce((sum, box) => sum + length(box), 0)) / (boxes.length - 1);
  const places = new Map<string, Point>();
  let at = start(first);
  for (const box of boxes) {
    places.set(box.node.id, across ? { x: at, y: box.y } : { x: box.x, y: at });
    at += length(box) + gap;
  }
  return put(document, boxes, (box) => places.get(box.node.id) ?? box);
}

/** Where nodes stand on the canvas. What lies in a chosen container moves with it and is no node of its own here. */
function boxesOf(document: FlowDocument, measured: Measured, ids: ReadonlySet<string>): Box[] {
  return document.nodes
    .filter((node) => ids.has(node.id) && !(node.parentId !== undefined && ids.has(node.parentId)))
    .map((node) => ({
      ...{ node, ...absolutePlace(document, node) },
      ...(measured.get(node.id) ?? node.size ?? { width: cardWidth, height: 80 }),
    }));
}

function put(document: FlowDocument, boxes: readonly Box[], place: (box: Box) => Point): FlowDocument {
  const places = boxes.map((box): [string, Point] => {
    const to = place(box);
    // A place in a container counts from its corner.
    const corner = { x: box.x - box.node.position.x, y: box.y - box.node.position.y };
    return [box.node.id, { x: Math.round(to.x - corner.x), y: Math.round(to.y - corner.y) }];
  });
  return moveNodes(document, new Map(places));
}
