import { PanelRight } from "lucide-react";
import type { Command } from "./command";

export const toggleInspector: Command = {
  id: "toggle-inspector",
  name: "Show or hide the settings of the node",
  group: "View",
  icon: PanelRight,
  keys: ["i"],
  run: ({ store }) => store.setState({ panel: store.getState().panel === "inspector" ? undefined : "inspector" }),
};
