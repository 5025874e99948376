import { Files } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const duplicateFlow: Command = {
  id: "duplicate-flow",
  name: msg("Duplicate flow"),
  group: "Flow",
  icon: Files,
  writes: true,
  run: ({ deeds }) => deeds.duplicate(),
};
