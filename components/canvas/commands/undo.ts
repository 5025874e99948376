import { Undo2 } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const undo: Command = {
  id: "undo",
  name: msg("Undo"),
  group: "Edit",
  icon: Undo2,
  keys: ["mod+z"],
  writes: true,
  when: (state) => state.history.past.length > 0,
  run: ({ store }) => store.undo(),
};
