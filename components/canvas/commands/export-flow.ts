import { Download } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const exportFlow: Command = {
  id: "export-flow",
  name: msg("Export JSON"),
  group: "Flow",
  icon: Download,
  words: ["download", "file"],
  run: ({ deeds }) => deeds.exportFile(),
};
