import type { FlowDocument, FlowNode } from "./flow-document";
import { depths, graphOf } from "./graph";

const columnGap = 100;
const rowGap = 32;

export interface Size {
  width: number;
  height: number;
}
interface Point {
  x: number;
  y: number;
}

/** What a card is taken to measure before it was drawn. */
export const usualSize: Size = { width: 280, height: 180 };

/**
 * Columns from left to right: a node stands as close to what it feeds as its depth allows, rows in the order of what
 * they feed. Notes and nodes without wires keep their place.
 */
export function tidyPlaces(document: FlowDocument, measured: ReadonlyMap<string, Size>): Map<string, Point> {
  const wired = new Set(document.edges.flatMap((edge) => [edge.source, edge.target]));
  const loose = document.nodes.filter((node) => wired.has(node.id) && node.parentId === undefined);
  const columns = columnsOf(document, loose);
  const sizeOf = (node: FlowNode) => measured.get(node.id) ?? node.size ?? usualSize;
  const places = new Map<string, Point>();
  if (loose.length === 0) return places;
  let x = Math.min(...loose.map((node) => node.position.x));
  const top = Math.min(...loose.map((node) => node.position.y));
  const heights = columns.map((column) => column.reduce((sum, node) => sum + sizeOf(node).height + rowGap, -rowGap));
  const tallest = Math.max(...heights);
  columns.forEach((column, index) => {
    let y = top + (tallest - (heights[index] ?? 0)) / 2;
    for (const node of column) {
      places.set(node.id, { x: Math.round(x), y: Math.round(y) });
      y += sizeOf(node).height + rowGap;
    }
    x += Math.max(0, ...column.map((node) => sizeOf(node).width)) + columnGap;
  });
  return places;
}

/** Nodes by distance from the end, each column ordered by where its wires lead. */
function columnsOf(document: FlowDocument, nodes: readonly FlowNode[]): FlowNode[][] {
  const graph = graphOf(document);
  const forward = depths(graph);
  const deepest = Math.max(0, ...nodes.map((node) => forward.get(node.id) ?? 0));
  const column = new Map<string, number>();
  const byDepth = nodes.toSorted((a, b) => (forward.get(b.id) ?? 0) - (forward.get(a.id) ?? 0));
  for (const node of byDepth) {
    const after = (graph.next.get(node.id) ?? []).flatMap((id) => column.get(id) ?? []);
    column.set(node.id, after.length > 0 ? Math.min(...after) - 1 : (forward.get(node.id) ?? deepest));
  }
  const first = Math.min(...column.values());
  const columns: FlowNode[][] = [];
  for (const node of nodes) (columns[(column.get(node.id) ?? 0) - first] ??= []).push(node);
  const filled = columns.filter((each) => each !== undefined);
  // From the end backwards, so that a wire crosses as few others as its row can help.
  for (let index = filled.length - 2; index >= 0; index -= 1) {
    const next = filled[index + 1] ?? [];
    const row = (node: FlowNode) => {
      const rows = document.edges
        .filter((edge) => edge.source === node.id)
        .map((edge) => next.findIndex((each) => each.id === edge.target));
      const known = rows.filter((found) => found >= 0);
      return known.length === 0 ? next.length : Math.min(...known);
    };
    filled[index] = (filled[index] ?? []).toSorted((a, b) => row(a) - row(b));
  }
  return filled;
}
