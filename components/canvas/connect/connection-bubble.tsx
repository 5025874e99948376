import { useConnection, useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useCanvas, useCanvasContext, useCanvasStore } from "@/components/canvas/canvas-context";
import type { Point } from "@/components/canvas/edits";
import { judge } from "@/components/canvas/wiring";

/** How long a refusal stays readable, in milliseconds. */
const readingTime = 6000;

/** Says why a wire does not fit: while it is held over a misfit, and after it was dropped on one. */
export function ConnectionBubble() {
  const store = useCanvasStore();
  const refusal = useCanvas((state) => state.refusal);
  useEffect(() => {
    if (!refusal) return undefined;
    const timer = setTimeout(() => store.setState({ refusal: undefined }), readingTime);
    return () => clearTimeout(timer);
  }, [refusal, store]);
  return (
    <>
      <HoverBubble />
      {refusal && <Bubble reason={refusal.reason} at={refusal.at} alert />}
    </>
  );
}

function HoverBubble() {
  const { store, catalogue } = useCanvasContext();
  const { flowToScreenPosition } = useReactFlow();
  const over = useConnection(({ inProgress, isValid, toHandle, to }) =>
    inProgress && isValid === false && toHandle
      ? { nodeId: toHandle.nodeId, handle: toHandle.id ?? "", side: toHandle.type, x: to.x, y: to.y }
      : null,
  );
  const from = useCanvas((state) => state.connecting?.from);
  if (!over || !from || (over.nodeId === from.nodeId && over.handle === from.handle)) return null;
  const verdict = judge(store.getState().document, catalogue.specs, from, over);
  return verdict.ok ? null : <Bubble reason={verdict.reason} at={flowToScreenPosition(over)} />;
}

function Bubble({ reason, at, alert = false }: { reason: string; at: Point; alert?: boolean }) {
  const left = Math.max(12, Math.min(at.x + 14, window.innerWidth - 300));
  const top = Math.max(12, Math.min(at.y + 14, window.innerHeight - 96));
  return createPortal(
    <p
      role={alert ? "alert" : undefined}
      style={{ left, top }}
      className="pointer-events-none fixed z-50 w-max max-w-70 rounded-md border border-failed/40 bg-popover px-3 py-2 text-sm text-foreground shadow-float"
    >
      {reason}
    </p>,
    document.body,
  );
}
