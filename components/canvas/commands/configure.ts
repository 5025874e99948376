import { SlidersHorizontal } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const configure: Command = {
  id: "configure",
  name: msg("Configure"),
  group: "Flow",
  icon: SlidersHorizontal,
  words: ["settings", "access", "origins", "rate limit", "overrides", "appearance", "starter prompts", "leads"],
  run: ({ deeds }) => deeds.openSettings(),
};
