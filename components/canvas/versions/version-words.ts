import type { VersionKind } from "@/domain/flow/version-kind";

const words: Readonly<Record<VersionKind, string>> = {
  autosaved: "Autosaved",
  saved: "Saved",
  restored: "Restored",
  merged: "Merged",
  imported: "Imported",
};

export const kindWords = (kind: VersionKind, restoredFrom: number | null): string =>
  kind === "restored" && restoredFrom !== null ? `Restored from ${String(restoredFrom)}` : words[kind];
