import type { Point } from "./edits";

/** The wire at a place in the window, also below a card that is being dragged over it. */
export function wireUnder({ x, y }: Point): string | undefined {
  const edges = document.elementsFromPoint(x, y).map((each) => each.closest(".react-flow__edge"));
  const edge = edges.find((each) => each !== null);
  return edge instanceof SVGElement ? edge.dataset["id"] : undefined;
}
