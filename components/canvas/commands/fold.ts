import { FoldVertical } from "lucide-react";
import { markNodes } from "@/components/canvas/mark-nodes";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

/** Folded when any of them is open. */
export const fold: Command = {
  id: "fold",
  name: msg("Fold or unfold"),
  group: "Edit",
  icon: FoldVertical,
  keys: ["e"],
  words: ["collapse", "expand", "minimise", "container"],
  writes: true,
  when: ({ document, selection }) => document.nodes.some((node) => selection.nodes.has(node.id) && !isNote(node.name)),
  run: ({ store }) => {
    const { document, selection } = store.getState();
    const chosen = document.nodes.filter((node) => selection.nodes.has(node.id) && !isNote(node.name));
    const folded = chosen.some((node) => !node.collapsed);
    store.edit(markNodes(document, new Set(chosen.map(({ id }) => id)), "collapsed", folded));
  },
};

const isNote = (name: string): boolean => name.startsWith("stickyNote");
