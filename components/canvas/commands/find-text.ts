import { TextSearch } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const findText: Command = {
  id: "find-text",
  name: msg("Find and replace in all texts"),
  group: "View",
  icon: TextSearch,
  keys: ["mod+shift+f"],
  whileTyping: true,
  words: ["search", "prompts", "replace", "grep"],
  when: (state) => state.document.nodes.length > 0,
  run: ({ store }) => store.setState({ overlay: { kind: "find-text" } }),
};
