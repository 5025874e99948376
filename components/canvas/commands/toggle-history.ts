import { History } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const toggleHistory: Command = {
  id: "toggle-history",
  name: msg("Version history"),
  group: "Flow",
  icon: History,
  keys: ["h"],
  words: ["versions", "restore", "changes", "diff"],
  run: ({ store }) => {
    const open = store.getState().panel === "history";
    store.setState({ panel: open ? undefined : "history", viewing: undefined });
  },
};
