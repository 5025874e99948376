import type { ArrayField } from "./field";

export type Row = Readonly<Record<string, unknown>>;

/** The rows of an array input: as stored, from the JSON text of older files, or the field's defaults. */
export function arrayRows(field: Pick<ArrayField, "default">, stored: unknown): readonly Row[] {
  if (stored === undefined || stored === null || stored === "") return field.default ?? [];
  const value = typeof stored === "string" ? parsed(stored) : stored;
  return Array.isArray(value) ? value.filter(isRow) : [];
}

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
