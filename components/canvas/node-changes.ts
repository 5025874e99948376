import type { EdgeChange, NodeChange } from "@xyflow/react";
import type { Drag, Size } from "./canvas-state";
import type { CanvasStore, Settle } from "./canvas-store";
import { type Point, resizeNode } from "./edits";
import { snap } from "./snap";
import { type CardNode, isGhost, type WireEdge } from "./projection";

export interface Dragging {
  /** The originals stay and copies are dropped. */
  copying: boolean;
  /** How close, in the flow's coordinates, a card must come to another's line to snap to it. */
  tolerance: number;
  /** What becomes of cards where they are dropped. */
  settle?: Settle;
}

/** Takes over what the canvas library reports: sizes it measured, nodes being dragged, selections made. */
export function applyNodeChanges(
  store: CanvasStore,
  changes: readonly NodeChange<CardNode>[],
  dragging: Dragging,
): void {
  const known = store.getState().measured;
  const sizes = new Map<string, Size>();
  const moving = new Map<string, Point>();
  const dropped = new Map<string, Point>();
  const selected = new Map<string, boolean>();
  for (const change of changes) {
    // A ghost has the size of its original.
    if (change.type === "dimensions" && change.dimensions && !isGhost(change.id)) {
      if (!sameSize(known.get(change.id), change.dimensions)) sizes.set(change.id, change.dimensions);
      if (change.resizing) resizeTo(store, change.id, change.dimensions);
    } else if (change.type === "position") {
      // The library does not know where a card snapped to.
      const last = store.drag.getState()?.positions.get(change.id);
      const place = change.dragging ? change.position : (last ?? change.position);
      if (place) (change.dragging ? moving : dropped).set(change.id, place);
    } else if (change.type === "select") {
      selected.set(change.id, change.selected);
    }
  }
  if (sizes.size > 0) store.measure(sizes);
  if (moving.size > 0) store.dragTo(snapped(store, moving, dragging));
  if (dropped.size > 0) store.drop(rounded(dropped), dragging.settle);
  if (selected.size > 0) {
    const { nodes, edges } = store.getState().selection;
    store.select(changed(nodes, selected), edges);
  }
}

const sameSize = (a: Size | undefined, b: Size): boolean => a?.width === b.width && a.height === b.height;

/** One card snaps to the lines of others; several keep their places among themselves and do not. */
function snapped(store: CanvasStore, positions: ReadonlyMap<string, Point>, { copying, tolerance }: Dragging): Drag {
  const { document, measured } = store.getState();
  const [only, another] = [...positions];
  const size = only && measured.get(only[0]);
  if (!only || another || !size) return { positions, copying };
  const parent = document.nodes.find((node) => node.id === only[0])?.parentId;
  const others = document.nodes.flatMap((node) => {
    const box = measured.get(node.id);
    return box && (copying || node.id !== only[0]) && node.parentId === parent ? [{ ...node.position, ...box }] : [];
  });
  const { place, guides } = snap({ ...only[1], ...size }, others, tolerance);
  // Inside a container lines would have to be drawn from its corner; the card snaps all the same.
  return { positions: new Map([[only[0], place]]), copying, ...(parent === undefined && { guides }) };
}

export function applyEdgeChanges(store: CanvasStore, changes: readonly EdgeChange<WireEdge>[]): void {
  const selected = new Map(
    changes.flatMap((change) => (change.type === "select" ? [[change.id, change.selected] as const] : [])),
  );
  if (selected.size === 0) return;
  const { nodes, edges } = store.getState().selection;
  store.select(nodes, changed(edges, selected));
}

function resizeTo(store: CanvasStore, id: string, { width, height }: Size): void {
  const size = { width: Math.round(width), height: Math.round(height) };
  store.edit((document) => resizeNode(document, id, size), `size/${id}`);
}

function changed(selection: ReadonlySet<string>, changes: ReadonlyMap<string, boolean>): Set<string> {
  const next = new Set(selection);
  for (const [id, selected] of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** Whole pixels: a file with fifteen decimals for each place reads badly and says nothing more. */
const rounded = (places: ReadonlyMap<string, Point>): Map<string, Point> =>
  new Map([...places].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
