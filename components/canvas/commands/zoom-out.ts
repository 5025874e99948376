import { ZoomOut } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const zoomOut: Command = {
  id: "zoom-out",
  name: msg("Zoom out"),
  group: "View",
  icon: ZoomOut,
  keys: ["-"],
  run: ({ view, duration }) => void view.zoomOut({ duration }),
};
