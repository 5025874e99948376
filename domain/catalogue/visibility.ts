import type { Field, Fields, OneOfField, Visibility } from "./field";

type Scalar = string | number | boolean;

/**
 * Whether an input is shown: every name in `show` must hold one of its values, and `hide` must not match as a whole.
 * An input that was never set counts as its default, which is looked up among `siblings`.
 */
export function isVisible(
  field: Pick<Field, "show" | "hide">,
  inputs: Readonly<Record<string, unknown>>,
  siblings: Fields = {},
): boolean {
  if (field.show && !matches(field.show, inputs, siblings)) return false;
  return !(field.hide && matches(field.hide, inputs, siblings));
}

/** The kind that an input of several kinds has now; the first one when none is shown. */
export const shownKind = (
  field: OneOfField,
  inputs: Readonly<Record<string, unknown>>,
  siblings: Fields = {},
): OneOfField["kinds"][number] | undefined =>
  field.kinds.find((kind) => isVisible(kind, inputs, siblings)) ?? field.kinds[0];

function matches(condition: Visibility, inputs: Readonly<Record<string, unknown>>, siblings: Fields): boolean {
  return Object.entries(condition).every(([name, expected]) => {
    const wanted: readonly Scalar[] = typeof expected === "object" ? expected : [expected];
    const actual = actualValues(valueOf(name, inputs, siblings));
    // Old files store "true" and "4" where newer ones store true and 4.
    return wanted.some((value) => actual.includes(String(value)));
  });
}

function valueOf(name: string, inputs: Readonly<Record<string, unknown>>, siblings: Fields): unknown {
  const stored = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (stored !== undefined && stored !== "" && stored !== null) return stored;
  const field = Object.hasOwn(siblings, name) ? siblings[name] : undefined;
  if (field?.type === "boolean") return field.default ?? false;
  return field && "default" in field ? field.default : stored;
}

/** A list means "any of its members"; multi-choice values may be stored as JSON text. */
function actualValues(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === "string" && value.startsWith("[") && value.endsWith("]")) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed)) return parsed.map(asText);
    } catch {
      return [value];
    }
  }
  return [asText(value)];
}

/** Imported files hold anything: an object may even bring a `toString` of its own, and none is a choice. */
const asText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
