import type { ReactFlowInstance } from "@xyflow/react";
import type { CanvasStore } from "./canvas-store";
import { focusNode } from "./focus-node";
import type { CardNode, WireEdge } from "./projection";

/** Shows a node in the middle of the canvas, selected, with its settings. */
export function goToNode(
  store: CanvasStore,
  view: Pick<ReactFlowInstance<CardNode, WireEdge>, "fitView">,
  id: string,
  duration = 0,
): void {
  store.select([id]);
  store.setState({ panel: "inspector" });
  void view.fitView({ nodes: [{ id }], maxZoom: 1, padding: 0.6, duration });
  focusNode(id);
}
