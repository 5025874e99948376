import type { ShortcutLine } from "@/components/frame/command-registry";

export const listShortcuts: readonly ShortcutLine[] = [
  { keys: ["/"], label: "Search the list" },
  { keys: ["↑", "↓"], label: "Previous, next" },
  { keys: ["Enter"], label: "Open" },
  { keys: ["X"], label: "Select" },
  { keys: ["Esc"], label: "Select nothing" },
  { keys: ["F2"], label: "Rename" },
  { keys: ["D"], label: "Duplicate" },
  { keys: ["E"], label: "Export JSON" },
  { keys: ["M"], label: "Move to a folder" },
  { keys: ["T"], label: "Tags" },
  { keys: ["F"], label: "Favourite" },
  { keys: ["U"], label: "Usage" },
  { keys: ["Del"], label: "Delete" },
];
