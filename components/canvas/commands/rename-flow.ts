import { Pencil } from "lucide-react";
import type { Command } from "./command";

export const renameFlow: Command = {
  id: "rename-flow",
  name: "Rename flow",
  group: "Flow",
  icon: Pencil,
  writes: true,
  run: ({ store }) => store.setState({ renaming: true }),
};
