import { assertNever } from "@/domain/assert-never";
import type { Field, RowFields, Slot } from "./field";
import { isVisible, shownKind } from "./visibility";

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
    case "component":
    case "pick":
    case "file":
      return done(asString(stored));
    case "number":
      return coerceNumber(stored, field.loose);
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
    case "array":
      return coerceArray(field.row, stored);
    // What it has to be depends on its siblings: see `shownKind`.
    case "oneOf":
      return done(stored);
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

function coerceNumber(stored: unknown, loose = false): Coerced {
  const value = typeof stored === "string" ? Number(stored.trim()) : stored;
  if (typeof value === "number" && Number.isFinite(value)) return done(value);
  return loose ? done(stored) : wrong(`has to be a number, not “${clip(stored)}”`);
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

/** Cells that are hidden, or that the field does not know, stay as they are. */
function coerceArray(fields: RowFields, stored: unknown): Coerced {
  const read = coerceRows(stored);
  if (!read.ok) return read;
  const rows: Record<string, unknown>[] = [];
  for (const [index, row] of (read.value as Record<string, unknown>[]).entries()) {
    const coerced = coerceCells(fields, row);
    if (!coerced.ok) return wrong(`row ${String(index + 1)}: ${coerced.reason}`);
    rows.push(coerced.cells);
  }
  return done(rows);
}

type CoercedCells = { ok: true; cells: Record<string, unknown> } | { ok: false; reason: string };

function coerceCells(fields: RowFields, row: Readonly<Record<string, unknown>>): CoercedCells {
  const cells = { ...row };
  for (const [name, field] of Object.entries(fields)) {
    if (!isVisible(field, row, fields)) continue;
    const kind = field.type === "oneOf" ? shownKind(field, row, fields) : field;
    const given = Object.hasOwn(row, name) ? row[name] : undefined;
    const coerced: Coerced = kind ? coerceValue(kind, given) : done(given);
    if (!coerced.ok) return { ok: false, reason: `“${field.label}” ${coerced.reason}` };
    if (coerced.value === undefined) delete cells[name];
    else cells[name] = coerced.value;
    if (coerced.value === undefined && kind && "default" in kind && kind.default !== undefined)
      cells[name] = kind.default;
  }
  return { ok: true, cells };
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
