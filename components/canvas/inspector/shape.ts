import type { SchemaField } from "@/components/schema-editor/schema-field";
import { t } from "@/components/words/t";

/** What is known of a value before it is there: its kind, and what lies in it. */
export interface Shape {
  type: "string" | "number" | "boolean" | "array" | "object" | "unknown";
  hint?: string | undefined;
  /** What an object has. */
  fields?: Readonly<Record<string, Shape>>;
  /** What an array holds. */
  item?: Shape | undefined;
}

export interface ShapePath {
  /** As it is written after a dot: `people[0].name`. */
  path: string;
  keys: readonly string[];
  type: Shape["type"];
  hint: string | undefined;
}

/** Deeper than this nobody looks in a list of suggestions. */
const deepest = 4;
const mostKeys = 40;

/** The shape of a value that a run has shown. Text that holds a JSON object counts as that object, as when it is read. */
export function shapeOfValue(value: unknown, depth = deepest): Shape {
  const given = typeof value === "string" ? opened(value) : value;
  if (Array.isArray(given)) {
    const [first] = given as unknown[];
    return { type: "array", ...(first !== undefined && depth > 0 && { item: shapeOfValue(first, depth - 1) }) };
  }
  if (typeof given === "object" && given !== null) {
    const entries = depth > 0 ? Object.entries(given).slice(0, mostKeys) : [];
    const fields = Object.fromEntries(entries.map(([key, each]) => [key, shapeOfValue(each, depth - 1)]));
    return { type: typeof value === "string" ? "string" : "object", fields };
  }
  const type = typeof given;
  return { type: type === "string" || type === "number" || type === "boolean" ? type : "unknown" };
}

/** The shape that a schema promises. */
export const shapeOfFields = (fields: readonly SchemaField[]): Shape => ({
  type: "object",
  fields: Object.fromEntries(
    fields.filter(({ name }) => name !== "").map((field) => [field.name, shapeOfField(field)]),
  ),
});

function shapeOfField({ type, description, values, item, fields }: SchemaField): Shape {
  const hint = description || (values.length > 0 ? t("One of {values}", { values: values.join(", ") }) : undefined);
  if (type === "array") return { type, hint, item: item && shapeOfField(item) };
  if (type === "object") return { ...shapeOfFields(fields), hint };
  return { type: type === "enum" ? "string" : type === "integer" ? "number" : type, hint };
}

/** What is known from two sides; what the first one says counts where both speak. */
export function mergedShape(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (!one || !other) return one ?? other;
  const keys = [...new Set([...Object.keys(one.fields ?? {}), ...Object.keys(other.fields ?? {})])];
  const fields = keys.flatMap((key) => {
    const both = mergedShape(one.fields?.[key], other.fields?.[key]);
    return both ? [[key, both] as const] : [];
  });
  return {
    type: one.type === "unknown" ? other.type : one.type,
    hint: one.hint ?? other.hint,
    ...(keys.length > 0 && { fields: Object.fromEntries(fields) }),
    item: mergedShape(one.item, other.item),
  };
}

/** Every way into a value, the nearest ones first. A key that a reference cannot name is left out. */
export function pathsIn(shape: Shape | undefined, most = 60): ShapePath[] {
  const found: ShapePath[] = [];
  let level: { path: string; keys: readonly string[]; shape: Shape }[] = shape ? [{ path: "", keys: [], shape }] : [];
  while (level.length > 0 && found.length < most) {
    const next = level.flatMap(({ path, keys, shape: { fields = {}, item } }) => [
      ...Object.entries(fields)
        .filter(([key]) => /^[^\s.[\]{}"']+$/.test(key))
        .map(([key, each]) => ({ path: path === "" ? key : `${path}.${key}`, keys: [...keys, key], shape: each })),
      ...(item ? [{ path: `${path}[0]`, keys: [...keys, "0"], shape: item }] : []),
    ]);
    found.push(...next.map(({ path, keys, shape: { type, hint } }) => ({ path, keys, type, hint })));
    level = next;
  }
  return found.slice(0, most);
}

function opened(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
