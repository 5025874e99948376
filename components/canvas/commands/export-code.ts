import { FileCode } from "lucide-react";
import type { Command } from "./command";

export const exportCode: Command = {
  id: "export-code",
  name: "Export as code",
  group: "Flow",
  icon: FileCode,
  words: ["typescript", "langgraph", "project", "download", "zip"],
  run: ({ store }) => store.setState({ overlay: { kind: "code" } }),
};
