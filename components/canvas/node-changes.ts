import type { EdgeChange, NodeChange } from "@xyflow/react";
import type { Size } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import { type Point, resizeNode } from "./edits";
import { type CardNode, isGhost, type WireEdge } from "./projection";

/** Takes over what the canvas library reports: sizes it measured, nodes being dragged, selections made. */
export function applyNodeChanges(store: CanvasStore, changes: readonly NodeChange<CardNode>[], copying: boolean): void {
  const sizes = new Map<string, Size>();
  const moving = new Map<string, Point>();
  const dropped = new Map<string, Point>();
  const selected = new Map<string, boolean>();
  for (const change of changes) {
    // A ghost has the size of its original.
    if (change.type === "dimensions" && change.dimensions && !isGhost(change.id)) {
      sizes.set(change.id, change.dimensions);
      if (change.resizing) resizeTo(store, change.id, change.dimensions);
    } else if (change.type === "position") {
      const place = change.position ?? store.getState().drag?.positions.get(change.id);
      if (place) (change.dragging ? moving : dropped).set(change.id, place);
    } else if (change.type === "select") {
      selected.set(change.id, change.selected);
    }
  }
  if (sizes.size > 0) store.measure(sizes);
  if (moving.size > 0) store.dragTo({ positions: moving, copying });
  if (dropped.size > 0) store.drop(rounded(dropped));
  if (selected.size > 0) {
    const { nodes, edges } = store.getState().selection;
    store.select(changed(nodes, selected), edges);
  }
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
