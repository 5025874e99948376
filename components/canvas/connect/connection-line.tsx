import { type ConnectionLineComponentProps, getBezierPath } from "@xyflow/react";
import type { CardNode } from "@/components/canvas/projection";

/** The wire under the pointer: dashed where it would be refused. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  connectionStatus,
}: ConnectionLineComponentProps<CardNode>) {
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  return <path d={path} fill="none" className="weft-wire-drawn" data-fits={connectionStatus ?? undefined} />;
}
