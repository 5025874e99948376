import { Replace } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const replaceNode: Command = {
  id: "replace-node",
  name: msg("Replace with another node"),
  group: "Edit",
  icon: Replace,
  keys: ["r"],
  words: ["swap", "change type", "instead"],
  writes: true,
  when: ({ document, selection }) =>
    selection.nodes.size === 1 &&
    document.nodes.some((node) => selection.nodes.has(node.id) && !node.name.startsWith("stickyNote")),
  run: ({ store }) => {
    const [replaces] = store.getState().selection.nodes;
    if (replaces !== undefined) store.setState({ overlay: { kind: "quick-add", replaces } });
  },
};
