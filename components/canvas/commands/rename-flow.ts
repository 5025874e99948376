import { Pencil } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const renameFlow: Command = {
  id: "rename-flow",
  name: msg("Rename flow"),
  group: "Flow",
  icon: Pencil,
  writes: true,
  run: ({ store }) => store.setState({ renaming: true }),
};
