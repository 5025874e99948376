import { BoxSelect } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const selectAll: Command = {
  id: "select-all",
  name: msg("Select everything"),
  group: "Edit",
  icon: BoxSelect,
  keys: ["mod+a"],
  when: (state) => state.document.nodes.length > 0,
  run: ({ store }) => store.select(store.getState().document.nodes.map((node) => node.id)),
};
