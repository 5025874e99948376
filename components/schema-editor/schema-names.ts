import type { SchemaField } from "./schema-field";

/** What is wrong with a property's name among its neighbours. */
export function nameTrouble(fields: readonly SchemaField[], index: number): string | undefined {
  const name = fields[index]?.name ?? "";
  if (name.trim() === "") return "Give it a name.";
  const first = fields.findIndex((field) => field.name === name);
  return first < index ? `There is a “${name}” already.` : undefined;
}

const labels: Readonly<Record<string, string>> = {
  string: "Text",
  number: "Number",
  integer: "Whole number",
  boolean: "Yes or no",
  enum: "One of",
  array: "List",
  "array:string": "List of texts",
  "array:number": "List of numbers",
  "array:object": "List of objects",
  object: "Object",
};

/** `array:string` in words. */
export const typeLabel = (type: string): string => labels[type] ?? type;
