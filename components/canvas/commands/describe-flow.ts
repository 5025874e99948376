import { Sparkles } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const describeFlow: Command = {
  id: "describe-flow",
  name: msg("Describe this flow in words"),
  group: "Flow",
  icon: Sparkles,
  words: ["generate", "ai", "draw", "draft", "prompt"],
  writes: true,
  run: ({ store }) => store.setState({ overlay: { kind: "describe" } }),
};
