import { PanelRight } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const toggleInspector: Command = {
  id: "toggle-inspector",
  name: msg("Show or hide the settings of the node"),
  group: "View",
  icon: PanelRight,
  keys: ["i"],
  run: ({ store }) => store.setState({ panel: store.getState().panel === "inspector" ? undefined : "inspector" }),
};
