import { Redo2 } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const redo: Command = {
  id: "redo",
  name: msg("Redo"),
  group: "Edit",
  icon: Redo2,
  keys: ["mod+shift+z", "mod+y"],
  writes: true,
  when: (state) => state.history.future.length > 0,
  run: ({ store }) => store.redo(),
};
