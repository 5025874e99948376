import { Cable } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const connectNode: Command = {
  id: "connect-node",
  name: msg("Connect node"),
  group: "Edit",
  icon: Cable,
  keys: ["c"],
  words: ["wire", "edge", "link"],
  writes: true,
  when: (state) => state.selection.nodes.size === 1,
  run: ({ store }) => {
    const [nodeId] = store.getState().selection.nodes;
    if (nodeId) store.setState({ overlay: { kind: "wire", nodeId } });
  },
};
