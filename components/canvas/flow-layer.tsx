import { useStore } from "@xyflow/react";
import { type ReactNode, useMemo } from "react";
import { createPortal } from "react-dom";

const places = { labels: ".react-flow__edgelabel-renderer", frames: ".react-flow__viewport-portal" } as const;

/**
 * Puts children into a layer of the drawing, where places are those of the flow. The canvas library has components for it
 * that look for the layer in the whole page at every movement.
 */
export function FlowLayer({ of, children }: { of: keyof typeof places; children: ReactNode }) {
  const drawing = useStore(({ domNode }) => domNode);
  const layer = useMemo(() => drawing?.querySelector(places[of]), [drawing, of]);
  return layer ? createPortal(children, layer) : null;
}
