import type { Field } from "@/domain/catalogue/field";

/** From so many fields on a form can be searched. */
export const searchedFrom = 9;

/** Whether a field is meant by what somebody looks for: its label, help, name or one of its choices hold each word. */
export function isFound(name: string, field: Field, wanted: string): boolean {
  const choices =
    field.type === "options" || field.type === "multiOptions" ? field.options.map(({ label }) => label) : [];
  const inside = field.type === "array" ? Object.values(field.row).map(({ label }) => label) : [];
  const text = [name, field.label, field.description ?? "", ...choices, ...inside].join("\n").toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
