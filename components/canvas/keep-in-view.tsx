"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useCanvas, useCanvasStore } from "./canvas-context";
import type { CommandContext } from "./commands/command";

/** Pixels between the card and the panel that came. */
const margin = 24;

/** The panel takes room at the right; the card one selected must not disappear behind its edge. */
export function KeepInView({ context }: { context: CommandContext }) {
  const store = useCanvasStore();
  const open = useCanvas((state) => state.panel !== undefined);
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    if (!open) return undefined;
    const frame = requestAnimationFrame(() => {
      const [id] = store.getState().selection.nodes;
      const card =
        id && document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      const canvas = document.querySelector(".weft-canvas")?.getBoundingClientRect();
      if (!card || !canvas) return;
      const hidden = card.right + margin - canvas.right;
      const { x, y, zoom } = getViewport();
      if (hidden > 0) void setViewport({ x: x - hidden, y, zoom }, { duration: context.duration });
    });
    return () => cancelAnimationFrame(frame);
  }, [open, store, context, getViewport, setViewport]);
  return null;
}
