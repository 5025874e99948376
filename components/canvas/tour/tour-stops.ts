export interface TourStop {
  title: string;
  text: string;
  /** What is shown; the first that is on the page. None: the middle of the window. */
  target: readonly string[];
}

/** A minute's walk: what one needs to draw a first flow. */
export const tourStops: readonly TourStop[] = [
  {
    title: "Nodes are here",
    text: "Search, then click one or drag it onto the canvas. N adds one from the keyboard.",
    target: ['aside[aria-label="Nodes"]', 'button[aria-label="Add a node"]'],
  },
  {
    title: "Connect them on the canvas",
    text: "Drag from a dot to another. What does not fit fades, and says why. Let go on empty canvas to choose from what fits.",
    target: [".weft-canvas"],
  },
  {
    title: "Problems find you",
    text: "What still has to be done is counted up here, with the way to it. F8 goes to the next one.",
    target: ['header button[aria-label$="problem"]', 'header button[aria-label$="problems"]', "header"],
  },
  {
    title: "Talk to the flow",
    text: "The chat runs what is on the canvas, and the nodes light up as they work. A click on a node shows what it did.",
    target: ["header button[aria-pressed]"],
  },
  {
    title: "Everything by name",
    text: "The command palette does all that menus do. Press ? for the keys; this tour waits in the help menu.",
    target: ['button[aria-label="Help"]'],
  },
];
