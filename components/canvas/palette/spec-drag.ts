import type { DragEvent } from "react";

const type = "application/x-weft-node";

/** `key` names what is offered. */
export function startSpecDrag(event: DragEvent, key: string): void {
  event.dataTransfer.setData(type, key);
  event.dataTransfer.effectAllowed = "copy";
}

/** Key of the node dragged from the list, or undefined for anything else that is dropped. */
export const droppedSpec = (event: DragEvent): string | undefined => event.dataTransfer.getData(type) || undefined;
