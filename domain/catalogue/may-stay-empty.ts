import type { Field } from "./field";

/** Whether an input needs no value of its own: it never does, or another input is filled that takes its place. */
export function mayStayEmpty(field: Field, values: Readonly<Record<string, unknown>>): boolean {
  if (field.optional) return true;
  const other = field.unless !== undefined && Object.hasOwn(values, field.unless) ? values[field.unless] : undefined;
  return typeof other === "string" && other.trim() !== "";
}
