import { Save } from "lucide-react";
import { saveFlow } from "@/components/canvas/save-flow";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const save: Command = {
  id: "save",
  name: msg("Save"),
  group: "Flow",
  icon: Save,
  keys: ["mod+s"],
  whileTyping: true,
  writes: true,
  run: ({ store, storage }) => void saveFlow(store, storage),
};
