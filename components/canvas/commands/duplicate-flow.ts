import { Files } from "lucide-react";
import type { Command } from "./command";

export const duplicateFlow: Command = {
  id: "duplicate-flow",
  name: "Duplicate flow",
  group: "Flow",
  icon: Files,
  writes: true,
  run: ({ deeds }) => deeds.duplicate(),
};
