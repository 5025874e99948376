import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

export interface TourStop {
  title: Wording;
  text: Wording;
  /** What is shown; the first that is on the page. None: the middle of the window. */
  target: () => readonly string[];
}

/** A minute's walk: what one needs to draw a first flow. */
export const tourStops: readonly TourStop[] = [
  {
    title: msg("Nodes are here"),
    text: msg("Search, then click one or drag it onto the canvas. N adds one from the keyboard."),
    target: () => [called("aside", t("Nodes")), called("button", t("Add a node"))],
  },
  {
    title: msg("Connect them on the canvas"),
    text: msg(
      "Drag from a dot to another. What does not fit fades, and says why. Let go on empty canvas to choose from what fits.",
    ),
    target: () => [".weft-canvas"],
  },
  {
    title: msg("Problems find you"),
    text: msg("What still has to be done is counted up here, with the way to it. F8 goes to the next one."),
    target: () => ["header [data-slot=problems]", "header"],
  },
  {
    title: msg("Talk to the flow"),
    text: msg(
      "The chat runs what is on the canvas, and the nodes light up as they work. A click on a node shows what it did.",
    ),
    target: () => ["header button[aria-pressed]"],
  },
  {
    title: msg("Everything by name"),
    text: msg("The command palette does all that menus do. Press ? for the keys; this tour waits in the help menu."),
    target: () => [called("button", t("Help"))],
  },
];

const called = (tag: string, name: string): string => `${tag}[aria-label="${CSS.escape(name)}"]`;
