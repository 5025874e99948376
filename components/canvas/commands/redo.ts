import { Redo2 } from "lucide-react";
import type { Command } from "./command";

export const redo: Command = {
  id: "redo",
  name: "Redo",
  group: "Edit",
  icon: Redo2,
  keys: ["mod+shift+z", "mod+y"],
  writes: true,
  when: (state) => state.history.future.length > 0,
  run: ({ store }) => store.redo(),
};
