import { Trash2 } from "lucide-react";
import { deleteNodes, disconnect } from "@/components/canvas/edits";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const deleteSelection: Command = {
  id: "delete-selection",
  name: msg("Delete selection"),
  group: "Edit",
  icon: Trash2,
  keys: ["delete", "backspace"],
  writes: true,
  when: ({ selection }) => selection.nodes.size + selection.edges.size > 0,
  run: ({ store }) => {
    const { nodes, edges } = store.getState().selection;
    store.edit((document) => disconnect(deleteNodes(document, nodes), edges));
  },
};
