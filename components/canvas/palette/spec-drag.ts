import type { DragEvent } from "react";

const type = "application/x-weft-node";

export function startSpecDrag(event: DragEvent, name: string): void {
  event.dataTransfer.setData(type, name);
  event.dataTransfer.effectAllowed = "copy";
}

/** Name of the node dragged from the list, or undefined for anything else that is dropped. */
export const droppedSpec = (event: DragEvent): string | undefined => event.dataTransfer.getData(type) || undefined;
