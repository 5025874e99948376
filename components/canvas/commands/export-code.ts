import { FileCode } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const exportCode: Command = {
  id: "export-code",
  name: msg("Export as code"),
  group: "Flow",
  icon: FileCode,
  words: ["typescript", "langgraph", "project", "download", "zip"],
  run: ({ store }) => store.setState({ overlay: { kind: "code" } }),
};
