import { Code } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const openApi: Command = {
  id: "open-api",
  name: msg("Call this flow from outside"),
  group: "Flow",
  icon: Code,
  words: ["api", "curl", "endpoint", "embed"],
  run: ({ store }) => store.setState({ overlay: { kind: "api" } }),
};
