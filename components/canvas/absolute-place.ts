import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { Point } from "./edits";

/** Where a node stands on the canvas, whatever it lies in. */
export function absolutePlace({ nodes }: Pick<FlowDocument, "nodes">, node: FlowNode): Point {
  const parent = nodes.find((each) => each.id === node.parentId);
  if (!parent || parent === node) return node.position;
  const corner = absolutePlace({ nodes: nodes.filter((each) => each !== node) }, parent);
  return { x: corner.x + node.position.x, y: corner.y + node.position.y };
}
