import { Download } from "lucide-react";
import type { Command } from "./command";

export const exportFlow: Command = {
  id: "export-flow",
  name: "Export JSON",
  group: "Flow",
  icon: Download,
  words: ["download", "file"],
  run: ({ deeds }) => deeds.exportFile(),
};
