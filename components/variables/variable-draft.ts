import { t } from "@/components/words/t";

export interface VariableDraft {
  name: string;
  type: "static" | "runtime";
  value: string;
}

export const emptyDraft: VariableDraft = { name: "", type: "static", value: "" };

/** How a flow's text refers to the variable. */
export const referenceTo = (name: string): string => `{{$vars.${name}}}`;

/** The operator's environment variable that a runtime variable reads. */
export const environmentName = (name: string): string => `WEFT_VAR_${name}`;

/** What is wrong with the name, or null. `taken` are the names of the other variables. */
export function nameMistake(name: string, taken: readonly string[]): string | null {
  if (name === "") return t("Give it a name.");
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return t("Use letters, digits and underscores, and begin with a letter.");
  if (name.length > 100) return t("Use at most 100 characters.");
  return taken.includes(name) ? t("Another variable has this name.") : null;
}
