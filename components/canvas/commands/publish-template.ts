import { LayoutTemplate } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const publishTemplate: Command = {
  id: "publish-template",
  name: msg("Publish as template"),
  group: "Flow",
  icon: LayoutTemplate,
  words: ["share", "gallery", "marketplace", "save as template"],
  writes: true,
  run: ({ store }) => store.setState({ overlay: { kind: "template" } }),
};
