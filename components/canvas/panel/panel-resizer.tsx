"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { t } from "@/components/words/t";
import { bounded, narrowest, usualWidth, widest } from "./panel-width";

interface PanelResizerProps {
  width: number;
  onResize: (width: number) => void;
  /** The person let go: this width is worth remembering. */
  onResized: (width: number) => void;
}

/** The edge between canvas and panel: drag it, use the arrow keys, or double-click for the usual width. */
export function PanelResizer({ width, onResize, onResized }: PanelResizerProps) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const start = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const widthAt = (x: number) => bounded(width + start - x);
    const onMove = (move: globalThis.PointerEvent) => onResize(widthAt(move.clientX));
    const onUp = (up: globalThis.PointerEvent) => {
      handle.removeEventListener("pointermove", onMove);
      onResized(widthAt(up.clientX));
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onUp, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? 20 : event.key === "ArrowRight" ? -20 : 0;
    if (by === 0) return;
    event.preventDefault();
    onResized(bounded(width + by));
  };
  return (
    // A splitter is a separator that takes the focus and has a value.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t("Width of the panel")}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResized(usualWidth)}
      className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-ring/30 focus-visible:bg-ring/50 focus-visible:outline-none"
    />
  );
}
