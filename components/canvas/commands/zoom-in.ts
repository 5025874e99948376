import { ZoomIn } from "lucide-react";
import type { Command } from "./command";

export const zoomIn: Command = {
  id: "zoom-in",
  name: "Zoom in",
  group: "View",
  icon: ZoomIn,
  keys: ["+", "="],
  run: ({ view, duration }) => void view.zoomIn({ duration }),
};
