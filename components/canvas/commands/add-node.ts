import { Plus } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const addNode: Command = {
  id: "add-node",
  name: msg("Add a node"),
  group: "Edit",
  icon: Plus,
  keys: ["n"],
  writes: true,
  run: ({ store }) => {
    const { nodes, edges } = store.getState().selection;
    const [edge] = edges;
    store.setState({ overlay: { kind: "quick-add", ...(nodes.size === 0 && edges.size === 1 && { edge }) } });
  },
};
