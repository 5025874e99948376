import { Upload } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const importFlow: Command = {
  id: "import-flow",
  name: msg("Import a file into this canvas"),
  group: "Flow",
  icon: Upload,
  words: ["json", "flowise", "open"],
  writes: true,
  run: ({ deeds }) => deeds.importFile(),
};
