import type { NodeProps } from "@xyflow/react";
import type { CardNode } from "@/components/canvas/projection";

/** Where a card stands and what lies over it is said to it too, but is no part of how it looks. */
export const sameCard = (a: NodeProps<CardNode>, b: NodeProps<CardNode>): boolean =>
  a.data === b.data && a.selected === b.selected;
