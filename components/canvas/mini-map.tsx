import { MiniMap } from "@xyflow/react";
import { useCanvas } from "./canvas-context";

const size = { width: 160, height: 104 };

/** The whole flow at a glance, where there is room for it and something to see. */
export function FlowMiniMap() {
  const worth = useCanvas((state) => state.document.nodes.length > 1);
  if (!worth) return null;
  return (
    <MiniMap
      pannable
      zoomable
      position="bottom-right"
      className="hidden overflow-hidden rounded-md border md:block"
      style={size}
      // Round corners that nobody could see cost more than all the rest of it.
      nodeBorderRadius={0}
    />
  );
}
