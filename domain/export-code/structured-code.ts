import { CannotExport, type Draft, imported, moduleFunction } from "./draft";
import { type Code, code, literal } from "./literal";
import { textOf } from "./settings-of";

type Row = Readonly<Record<string, unknown>>;

/** A step's form from its rows, as `filledIn` (in place of words) or `putInto` (after them). Undefined without rows. */
export function structuredCode(draft: Draft, rows: readonly Row[], way: "filledIn" | "putInto"): Code | undefined {
  const named = rows.filter(({ key }) => textOf(key).trim() !== "");
  if (named.length === 0) return undefined;
  const z = imported(draft, "zod", "z");
  const fields = named.map((row) => `[${literal(textOf(row["key"]).trim())}]: ${described(typeOf(z, row), row)}`);
  return code(`${moduleFunction(draft, "structured", way)}(${z}.object({ ${fields.join(", ")} }))`);
}

function typeOf(z: string, row: Row): string {
  switch (row["type"]) {
    case "stringArray":
      return `${z}.array(${z}.string())`;
    case "number":
      return `${z}.number()`;
    case "boolean":
      return `${z}.boolean()`;
    case "enum":
      return oneOf(z, row);
    case "jsonArray":
      return `${z}.array(${itemOf(z, textOf(row["jsonSchema"]))})`;
    default:
      return `${z}.string()`;
  }
}

function described(type: string, { description }: Row): string {
  const told = textOf(description).trim();
  return told === "" ? type : `${type}.describe(${literal(told)})`;
}

function oneOf(z: string, { key, enumValues }: Row): string {
  const values = textOf(enumValues)
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
  if (values.length === 0)
    throw new CannotExport(`“${textOf(key)}” of its structured output is an enum without values.`);
  return `${z}.enum(${literal(values, 0)})`;
}

const anything = (z: string): string => `${z}.record(${z}.string(), ${z}.unknown())`;

/** Objects with these fields; of a schema that cannot be read, any object. */
function itemOf(z: string, text: string): string {
  const fields = text.trim() === "" ? undefined : parsed(text);
  return isRecord(fields) && Object.keys(fields).length > 0 ? objectOf(z, fields) : anything(z);
}

const objectOf = (z: string, fields: Row): string =>
  `${z}.object({ ${Object.entries(fields)
    .map(([name, field]) => `[${literal(name)}]: ${fieldOf(z, field)}`)
    .join(", ")} })`;

function fieldOf(z: string, field: unknown): string {
  if (!isRecord(field)) return `${z}.string()`;
  const { description, required } = field;
  const told = typeof description === "string" && description !== "" ? `.describe(${literal(description)})` : "";
  return `${plain(z, field)}${told}${required === false ? ".optional()" : ""}`;
}

function plain(z: string, { type, enum: values, items, properties }: Row): string {
  switch (type) {
    case "number":
    case "integer":
      return `${z}.number()`;
    case "boolean":
      return `${z}.boolean()`;
    case "array":
      return `${z}.array(${items === undefined ? `${z}.string()` : fieldOf(z, items)})`;
    case "object":
      return isRecord(properties) ? objectOf(z, properties) : anything(z);
    default:
      return Array.isArray(values) && values.length > 0 ? `${z}.enum(${literal(values, 0)})` : `${z}.string()`;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
