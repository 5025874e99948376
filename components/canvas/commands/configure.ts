import { SlidersHorizontal } from "lucide-react";
import type { Command } from "./command";

export const configure: Command = {
  id: "configure",
  name: "Configure",
  group: "Flow",
  icon: SlidersHorizontal,
  words: ["settings", "access", "origins", "rate limit", "overrides", "appearance", "starter prompts", "leads"],
  run: ({ deeds }) => deeds.openSettings(),
};
