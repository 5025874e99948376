import { Trash2 } from "lucide-react";
import type { Command } from "./command";

export const deleteFlow: Command = {
  id: "delete-flow",
  name: "Delete flow",
  group: "Flow",
  icon: Trash2,
  writes: true,
  run: ({ deeds }) => deeds.remove(),
};
