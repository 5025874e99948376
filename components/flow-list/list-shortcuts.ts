import type { ShortcutLine } from "@/components/frame/command-registry";
import { t } from "@/components/words/t";

export const listShortcuts = (): readonly ShortcutLine[] => [
  { keys: ["/"], label: t("Search the list") },
  { keys: ["↑", "↓"], label: t("Previous, next") },
  { keys: ["Enter"], label: t("Open") },
  { keys: ["X"], label: t("Select") },
  { keys: ["Esc"], label: t("Select nothing") },
  { keys: ["F2"], label: t("Rename") },
  { keys: ["D"], label: t("Duplicate") },
  { keys: ["E"], label: t("Export JSON") },
  { keys: ["M"], label: t("Move to a folder") },
  { keys: ["T"], label: t("Tags") },
  { keys: ["F"], label: t("Favourite") },
  { keys: ["U"], label: t("Usage") },
  { keys: ["Del"], label: t("Delete") },
];
