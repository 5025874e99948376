import { PenLine } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const renameNode: Command = {
  id: "rename-node",
  name: msg("Rename node"),
  group: "Edit",
  icon: PenLine,
  keys: ["f2"],
  writes: true,
  when: (state) => state.selection.nodes.size === 1,
  run: ({ store }) => {
    const [id] = store.getState().selection.nodes;
    store.setState({ naming: id });
  },
};
