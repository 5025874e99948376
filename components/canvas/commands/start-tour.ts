import { Compass } from "lucide-react";
import { useTour } from "@/components/canvas/tour/tour-store";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const startTour: Command = {
  id: "start-tour",
  name: msg("Show me around"),
  group: "View",
  icon: Compass,
  words: ["tour", "help", "guide", "learn", "introduction"],
  run: () => useTour.getState().start(),
};
