import { ZoomOut } from "lucide-react";
import type { Command } from "./command";

export const zoomOut: Command = {
  id: "zoom-out",
  name: "Zoom out",
  group: "View",
  icon: ZoomOut,
  keys: ["-"],
  run: ({ view, duration }) => void view.zoomOut({ duration }),
};
