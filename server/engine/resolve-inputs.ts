import { coerceValue, type TypedField } from "@/domain/catalogue/coerce-value";
import type { Field, Fields } from "@/domain/catalogue/field";
import { mayStayEmpty } from "@/domain/catalogue/may-stay-empty";
import { isVisible } from "@/domain/catalogue/visibility";
import { AppError } from "@/domain/errors";
import { mapTexts } from "@/domain/flow/references";

export interface InputSource {
  node: { id: string; label: string };
  fields: Fields;
  /** Values as stored. */
  stored: Readonly<Record<string, unknown>>;
  /** What the wires of a slot bring, in their order. */
  wired(input: string): readonly unknown[];
  /** Puts in what references stand for; absent when no input holds one that the engine resolves. */
  fill?: (text: string) => unknown;
}

/**
 * The values a node is created with: coerced, defaults in place of what is missing, wires in the slots. Hidden inputs
 * count as never entered. Throws `unprocessable` on the node when something required is missing or unreadable.
 */
export function resolveInputs(source: InputSource): Record<string, unknown> {
  const entries = Object.entries(source.fields).map(
    ([input, field]) => [input, valueOf(input, field, source)] as const,
  );
  return Object.fromEntries(entries);
}

function valueOf(input: string, field: Field, source: InputSource): unknown {
  const visible = isVisible(field, source.stored, source.fields);
  const value =
    field.type === "slot" ? slotValue(input, field.list === true, source) : typedValue(input, field, visible, source);
  if (value !== undefined || !visible || mayStayEmpty(field, source.stored)) return value;
  const what = field.type === "slot" ? `Connect “${field.label}”` : `Fill in “${field.label}”`;
  throw problem(source, `${what} of “${source.node.label}”.`);
}

function slotValue(input: string, list: boolean, source: InputSource): unknown {
  const wired = source.wired(input);
  return list ? [...wired] : wired[0];
}

function typedValue(input: string, field: TypedField, visible: boolean, source: InputSource): unknown {
  const stored = visible && Object.hasOwn(source.stored, input) ? source.stored[input] : undefined;
  const coerced = coerceValue(field, isDeferred(field) ? stored : filled(stored, field, source));
  if (!coerced.ok) throw problem(source, `“${field.label}” of “${source.node.label}” ${coerced.reason}.`);
  return withReferences(coerced.value, field, source) ?? emptyValue(field);
}

/** In JSON the references stand inside strings, so that the text is parsed before anything is put in. */
const isStructured = (field: TypedField): boolean => field.type === "json" || field.type === "datagrid";

function filled(stored: unknown, field: TypedField, { fill }: InputSource): unknown {
  return fill && typeof stored === "string" && field.type !== "code" && !isStructured(field) ? fill(stored) : stored;
}

function withReferences(value: unknown, field: TypedField, { fill }: InputSource): unknown {
  return fill && isStructured(field) && !isDeferred(field) ? mapTexts(value, fill) : value;
}

/**
 * A JSON field that takes a wire holds values for templates. Its node resolves the references itself when it is asked
 * (`Turn.resolve`), so that it need not be built anew for each question.
 */
export const isDeferred = (field: Field): boolean => field.type === "json" && field.accepts !== undefined;

function emptyValue(field: TypedField): unknown {
  if ("default" in field && field.default !== undefined) return field.default;
  if (field.type === "datagrid") return [];
  return field.type === "boolean" && !field.optional ? false : undefined;
}

const problem = (source: InputSource, message: string): AppError =>
  new AppError("unprocessable", message, { nodeId: source.node.id });
