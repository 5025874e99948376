import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { VersionKind } from "@/domain/flow/version-kind";

const words: Readonly<Record<VersionKind, Wording>> = {
  autosaved: msg("Autosaved"),
  saved: msg("Saved"),
  restored: msg("Restored"),
  merged: msg("Merged"),
  imported: msg("Imported"),
};

export const kindWords = (kind: VersionKind, restoredFrom: number | null): string =>
  kind === "restored" && restoredFrom !== null ? t("Restored from {restoredFrom}", { restoredFrom }) : t(words[kind]);
