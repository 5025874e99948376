import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { SchemaField } from "./schema-field";

/** What is wrong with a property's name among its neighbours. */
export function nameTrouble(fields: readonly SchemaField[], index: number): string | undefined {
  const name = fields[index]?.name ?? "";
  if (name.trim() === "") return t("Give it a name.");
  const first = fields.findIndex((field) => field.name === name);
  return first < index ? t("There is a “{name}” already.", { name }) : undefined;
}

const labels: Readonly<Record<string, Wording>> = {
  string: msg("Text"),
  number: msg("Number"),
  integer: msg("Whole number"),
  boolean: msg("Yes or no"),
  enum: msg("One of"),
  array: msg("List"),
  "array:string": msg("List of texts"),
  "array:number": msg("List of numbers"),
  "array:object": msg("List of objects"),
  object: msg("Object"),
};

/** `array:string` in words. */
export const typeLabel = (type: string): string => t(labels[type] ?? type);
