import { Plus } from "lucide-react";
import type { Command } from "./command";

export const addNode: Command = {
  id: "add-node",
  name: "Add a node",
  group: "Edit",
  icon: Plus,
  keys: ["n"],
  writes: true,
  run: ({ store }) => store.setState({ overlay: { kind: "quick-add" } }),
};
