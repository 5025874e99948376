import { Trash2 } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const deleteFlow: Command = {
  id: "delete-flow",
  name: msg("Delete flow"),
  group: "Flow",
  icon: Trash2,
  writes: true,
  run: ({ deeds }) => deeds.remove(),
};
