"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useCanvas, useCanvasStore } from "./canvas-context";
import type { CommandContext } from "./commands/command";

/** Pixels between the card and the panel that came. */
const margin = 24;

/** The panel takes room at the right; the card one selected, or the flow one is about to run, must not go behind it. */
export function KeepInView({ context }: { context: CommandContext }) {
  const store = useCanvasStore();
  const open = useCanvas((state) => state.panel !== undefined);
  const { fitView, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    if (!open) return undefined;
    const look = () => {
      const [id] = store.getState().selection.nodes;
      const canvas = document.querySelector(".weft-canvas")?.getBoundingClientRect();
      if (!canvas) return;
      const { x, y, zoom } = getViewport();
      if (id === undefined) {
        if (coversSome(canvas)) void fitView({ padding: 0.1, maxZoom: zoom, duration: context.duration });
        return;
      }
      const hidden = (boxOf(id)?.right ?? 0) + margin - canvas.right;
      if (hidden > 0) void setViewport({ x: x - hidden, y, zoom }, { duration: context.duration });
    };
    // The library learns of the new size only after the first frame with it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [open, store, context, fitView, getViewport, setViewport]);
  return null;
}

const boxOf = (id: string): DOMRect | undefined =>
  document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();

/** Whether the panel came over cards that could be seen before. What was out of sight anyway is left alone. */
function coversSome(canvas: DOMRect): boolean {
  const edge = window.innerWidth;
  return [...document.querySelectorAll(".react-flow__node")].some((card) => {
    const { left, right } = card.getBoundingClientRect();
    return right > canvas.right && left < edge;
  });
}
