import type { Point } from "./edits";

export interface Box extends Point {
  width: number;
  height: number;
}

/** Lines, in the flow's own coordinates, along which a dragged card stands in line with others. */
export interface Guides {
  x?: number;
  y?: number;
}

export interface Snapped {
  place: Point;
  guides: Guides;
}

/** Puts a dragged card in line with the nearest edge or middle of another, when it is about to be. */
export function snap(moving: Box, others: readonly Box[], tolerance: number): Snapped {
  const x = nearest(
    marks(moving.x, moving.width),
    others.map((box) => marks(box.x, box.width)),
    tolerance,
  );
  const y = nearest(
    marks(moving.y, moving.height),
    others.map((box) => marks(box.y, box.height)),
    tolerance,
  );
  return {
    place: { x: moving.x + (x?.by ?? 0), y: moving.y + (y?.by ?? 0) },
    guides: { ...(x && { x: x.at }), ...(y && { y: y.at }) },
  };
}

type Marks = readonly [start: number, middle: number, end: number];

const marks = (start: number, length: number): Marks => [start, start + length / 2, start + length];

/** The smallest step that brings a mark onto the same mark of another box. */
function nearest(own: Marks, others: readonly Marks[], tolerance: number): { by: number; at: number } | undefined {
  let best: { by: number; at: number } | undefined;
  for (const other of others) {
    for (const [index, at] of other.entries()) {
      const by = at - (own[index] ?? at);
      if (Math.abs(by) <= tolerance && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
}
