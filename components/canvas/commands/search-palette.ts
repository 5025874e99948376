import { Search } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

/** The search field of the node list, which may have to be drawn first. */
export const searchFieldId = "node-search";

export const searchPalette: Command = {
  id: "search-palette",
  name: msg("Search the node list"),
  group: "View",
  icon: Search,
  keys: ["/"],
  writes: true,
  run: ({ store }) => {
    store.setState({ paletteOpen: true });
    requestAnimationFrame(() => document.getElementById(searchFieldId)?.focus());
  },
};
