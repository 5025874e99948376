import { Crosshair } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const findNode: Command = {
  id: "find-node",
  name: msg("Find a node in this flow"),
  group: "View",
  icon: Crosshair,
  keys: ["mod+f"],
  whileTyping: true,
  when: (state) => state.document.nodes.length > 0,
  run: ({ store }) => store.setState({ overlay: { kind: "find" } }),
};
