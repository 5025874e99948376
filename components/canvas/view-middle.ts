import type { Point } from "./edits";

/** The place in the flow that is in the middle of what one sees of the canvas. */
export function middleOfView(toFlow: (at: Point) => Point): Point {
  const box = document.querySelector(".weft-canvas")?.getBoundingClientRect();
  if (!box) return { x: 0, y: 0 };
  return toFlow({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}
