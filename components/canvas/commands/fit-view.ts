import { Maximize } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const fitView: Command = {
  id: "fit-view",
  name: msg("Fit the flow into view"),
  group: "View",
  icon: Maximize,
  keys: ["1"],
  words: ["zoom"],
  run: ({ view, duration }) => void view.fitView({ padding: 0.15, maxZoom: 1, duration }),
};
