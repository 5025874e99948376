import type { DragEvent } from "react";

const type = "application/x-weft-flows";

/** Flows on their way from a list into a folder. */
export const draggedFlows = {
  start(event: DragEvent, ids: readonly string[]): void {
    event.dataTransfer.setData(type, ids.join(","));
    event.dataTransfer.effectAllowed = "move";
  },
  isOver: (event: DragEvent): boolean => event.dataTransfer.types.includes(type),
  read: (event: DragEvent): readonly string[] => event.dataTransfer.getData(type).split(",").filter(Boolean),
};
