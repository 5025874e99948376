import { ListTree } from "lucide-react";
import { focusOutline, useOutline } from "@/components/canvas/outline/outline-store";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const showOutline: Command = {
  id: "show-outline",
  name: msg("Show or hide the outline"),
  group: "View",
  icon: ListTree,
  keys: ["o"],
  words: ["list", "tree", "screen reader", "accessible", "contents"],
  run: ({ store }) => {
    const open = !useOutline.getState().open;
    useOutline.getState().show(open);
    if (!open) return;
    // One list at the left is enough.
    store.setState({ paletteOpen: false });
    focusOutline();
  },
};
