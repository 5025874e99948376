import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { CardNode } from "@/components/canvas/projection";

/** The place of an original while its copy is dragged. */
export const GhostCard = memo(function GhostCard({ data: { node }, width, height }: NodeProps<CardNode>) {
  return (
    <div
      style={{ width, height }}
      className="rounded-lg border border-dashed border-input bg-card/60 p-3 font-medium text-muted-foreground"
    >
      {node.label}
    </div>
  );
});
