import { CopyPlus } from "lucide-react";
import { duplicate } from "@/components/canvas/edits";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const duplicateNodes: Command = {
  id: "duplicate-nodes",
  name: msg("Duplicate nodes"),
  group: "Edit",
  icon: CopyPlus,
  keys: ["mod+d"],
  writes: true,
  when: (state) => state.selection.nodes.size > 0,
  run: ({ store }) => {
    const { document, selection } = store.getState();
    const copy = duplicate(document, selection.nodes);
    store.edit(copy.document);
    store.select(copy.ids);
  },
};
