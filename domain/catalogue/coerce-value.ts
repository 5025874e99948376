import { assertNever } from "@/domain/assert-never";
import type { Field, Slot } from "./field";

export type TypedField = Exclude<Field, Slot>;

/** `value` is undefined where nothing was entered. `reason` completes the sentence "“<label>” …". */
export type Coerced = { ok: true; value: unknown } | { ok: false; reason: string };

/**
 * Gives a stored value the type its field promises. The one place where `"0.9"`, `"true"` and JSON text become what
 * they mean; empty text, null and an empty rich text mean that nothing was entered.
 */
export function coerceValue(field: TypedField, stored: unknown): Coerced {
  if (isBlank(stored)) return { ok: true, value: undefined };
  switch (field.type) {
    case "string":
    case "password":
    case "code":
    case "asyncOptions":
    case "file":
      return done(asString(stored));
    case "number":
      return coerceNumber(stored);
    case "boolean":
      return coerceBoolean(stored);
    case "options":
      return coerceChoice(field.options, asString(stored));
    case "multiOptions":
      return coerceChoices(field.options, stored);
    case "json":
      return typeof stored === "string" ? parseJson(stored) : done(stored);
    case "datagrid":
      return coerceRows(stored);
    default:
      return assertNever(field);
  }
}

/** Whether a stored value counts as nothing entered. */
export const isBlank = (stored: unknown): boolean =>
  stored === undefined ||
  stored === null ||
  (typeof stored === "string" && (stored.trim() === "" || stored.trim() === "<p></p>"));

const done = (value: unknown): Coerced => ({ ok: true, value });
const wrong = (reason: string): Coerced => ({ ok: false, reason });

const asString = (stored: unknown): string => (typeof stored === "string" ? stored : (JSON.stringify(stored) ?? ""));

function coerceNumber(stored: unknown): Coerced {
  const value = typeof stored === "string" ? Number(stored.trim()) : stored;
  return typeof value === "number" && Number.isFinite(value)
    ? done(value)
    : wrong(`has to be a number, not “${clip(stored)}”`);
}

function coerceBoolean(stored: unknown): Coerced {
  if (stored === true || stored === "true") return done(true);
  if (stored === false || stored === "false") return done(false);
  return wrong(`has to be on or off, not “${clip(stored)}”`);
}

function coerceChoice(options: readonly { name: string }[], value: string): Coerced {
  return options.some((option) => option.name === value) ? done(value) : wrong(`has no choice “${clip(value)}”`);
}

function coerceChoices(options: readonly { name: string }[], stored: unknown): Coerced {
  const parsed = typeof stored === "string" && stored.trimStart().startsWith("[") ? parseJson(stored) : done(stored);
  if (!parsed.ok) return parsed;
  const chosen: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const strange = chosen.find((value) => !options.some((option) => option.name === value));
  return strange === undefined ? done(chosen) : wrong(`has no choice “${clip(strange)}”`);
}

function coerceRows(stored: unknown): Coerced {
  const parsed = typeof stored === "string" ? parseJson(stored) : done(stored);
  if (!parsed.ok) return parsed;
  const rows = parsed.value;
  const isRow = (row: unknown): boolean => typeof row === "object" && row !== null && !Array.isArray(row);
  return Array.isArray(rows) && rows.every(isRow) ? done(rows) : wrong("has to be a table of rows");
}

// A reference may stand where JSON wants a value: {"text": {{question}}}. Quoted, it is JSON again.
const bareReference = /([:[,]\s*)(\{\{[^{}"]*\}\})(?=\s*[,}\]])/g;

function parseJson(text: string): Coerced {
  for (const candidate of [text, text.replace(bareReference, '$1"$2"')]) {
    try {
      return done(JSON.parse(candidate));
    } catch {
      // Tried the next way below.
    }
  }
  return wrong("is not valid JSON");
}

function clip(value: unknown): string {
  const text = asString(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
