import { LayoutGrid } from "lucide-react";
import { toast } from "sonner";
import { elkGraph, withElkPlaces } from "@/components/canvas/layout/elk-graph";
import { elkLayout } from "@/components/canvas/layout/elk-layout";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { Command, CommandContext } from "./command";

export const tidy: Command = {
  id: "tidy",
  name: msg("Tidy up the layout"),
  group: "Edit",
  icon: LayoutGrid,
  keys: ["t"],
  words: ["arrange", "align", "order", "layout"],
  writes: true,
  when: (state) => state.document.nodes.length > 1,
  run: (context) => void putInOrder(context),
};

/** Everything, or the nodes that are selected where there are several. */
async function putInOrder({ store, catalogue, view, duration }: CommandContext): Promise<void> {
  const { document, measured, selection } = store.getState();
  const ids = selection.nodes.size > 1 ? selection.nodes : new Set(document.nodes.map(({ id }) => id));
  try {
    const laidOut = await elkLayout(elkGraph({ document, specs: catalogue.specs, measured, ids }));
    // What changed meanwhile stays changed.
    store.edit((now) => withElkPlaces(now, laidOut));
    requestAnimationFrame(() => void view.fitView({ padding: 0.15, maxZoom: 1, duration }));
  } catch {
    toast.error(t("The layout was not tidied"), {
      description: t("The layout engine could not be loaded. Try again."),
    });
  }
}
