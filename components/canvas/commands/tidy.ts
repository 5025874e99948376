import { LayoutGrid } from "lucide-react";
import { moveNodes } from "@/components/canvas/edits";
import { tidyPlaces } from "@/domain/flow/tidy-places";
import type { Command } from "./command";

export const tidy: Command = {
  id: "tidy",
  name: "Tidy up the layout",
  group: "Edit",
  icon: LayoutGrid,
  keys: ["t"],
  words: ["arrange", "align"],
  writes: true,
  when: (state) => state.document.nodes.length > 1,
  run: ({ store, view, duration }) => {
    const { document, measured } = store.getState();
    store.edit(moveNodes(document, tidyPlaces(document, measured)));
    requestAnimationFrame(() => void view.fitView({ padding: 0.15, maxZoom: 1, duration }));
  },
};
