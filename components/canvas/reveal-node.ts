import type { ReactFlowInstance } from "@xyflow/react";
import type { CardNode, WireEdge } from "./projection";

/** Room left around a card that has to be seen, in pixels. */
const margin = 16;

/** Gives the keyboard to a card once it has been drawn, and shows the whole flow when the card is out of sight. */
export function revealNode(
  view: Pick<ReactFlowInstance<CardNode, WireEdge>, "fitView" | "getZoom">,
  id: string,
  duration = 0,
): void {
  let tries = 0;
  const look = () => {
    const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    tries += 1;
    if (!card || getComputedStyle(card).visibility === "hidden") {
      if (tries < 30) requestAnimationFrame(look);
      return;
    }
    card.focus({ preventScroll: true });
    const frame = card.closest(".weft-canvas")?.getBoundingClientRect();
    if (frame && !isInside(card.getBoundingClientRect(), frame))
      void view.fitView({ padding: 0.15, maxZoom: Math.max(view.getZoom(), 0.6), duration });
  };
  // The panel beside the canvas may open in the same moment and take room.
  requestAnimationFrame(() => requestAnimationFrame(look));
}

const isInside = (box: DOMRect, frame: DOMRect): boolean =>
  box.left >= frame.left + margin &&
  box.right <= frame.right - margin &&
  box.top >= frame.top + margin &&
  box.bottom <= frame.bottom - margin;
