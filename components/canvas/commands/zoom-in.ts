import { ZoomIn } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const zoomIn: Command = {
  id: "zoom-in",
  name: msg("Zoom in"),
  group: "View",
  icon: ZoomIn,
  keys: ["+", "="],
  run: ({ view, duration }) => void view.zoomIn({ duration }),
};
