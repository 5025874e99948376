import { t } from "@/components/words/t";
import type { JsonSchema } from "@/domain/api/openapi/openapi-document";

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** One key of an object, as a line of a table. */
export interface SchemaRow {
  /** Its place from the top: `history.content`. */
  path: string;
  name: string;
  depth: number;
  type: string;
  required: boolean;
  description: string;
  /** Values it may have, when they are few. */
  choices: readonly string[];
  usual: string | undefined;
}

const deepest = 3;

/** The keys of what the schema describes, each followed by its own. A list is told by its items. */
export function schemaRows(schema: JsonSchema, schemas: Schemas): SchemaRow[] {
  return rowsOf(schema, schemas, { prefix: "", depth: 0, seen: [] });
}

interface Place {
  prefix: string;
  depth: number;
  /** Named schemas around it: one inside of itself is not told again. */
  seen: readonly string[];
}

function rowsOf(schema: JsonSchema, schemas: Schemas, place: Place): SchemaRow[] {
  const { object, seen } = objectIn(schema, schemas, place.seen);
  if (!object || place.depth >= deepest) return [];
  return Object.entries(object.properties ?? {}).flatMap(([name, given]) => {
    const property: JsonSchema = typeof given === "boolean" ? {} : given;
    const path = place.prefix + name;
    const row = { ...rowOf(property, schemas), path, name, depth: place.depth };
    const required = object.required?.includes(name) ?? false;
    const inner = rowsOf(property, schemas, { prefix: `${path}.`, depth: place.depth + 1, seen });
    return [{ ...row, required }, ...inner];
  });
}

/** The object that a schema is, or a list of; through names and past `null`. */
function objectIn(schema: JsonSchema, schemas: Schemas, seen: readonly string[]) {
  let current = schema;
  let around = seen;
  for (let step = 0; step < 8; step += 1) {
    const name = refName(current);
    if (name !== undefined) {
      if (around.includes(name)) return { object: undefined, seen: around };
      around = [...around, name];
      current = schemas[name] ?? {};
    } else if (typeof current.items === "object" && !Array.isArray(current.items)) current = current.items;
    else if (alternatives(current).length > 0) current = alternatives(current)[0] ?? {};
    else break;
  }
  return { object: current.properties ? current : undefined, seen: around };
}

const alternatives = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] =>
  (anyOf ?? oneOf ?? []).filter(({ type }) => type !== "null");

const refName = ({ $ref }: JsonSchema): string | undefined => $ref?.split("/").at(-1);

function rowOf(property: JsonSchema, schemas: Schemas) {
  const name = refName(property);
  const { enum: choices = [], default: usual } = property;
  const described = property.description ?? (name === undefined ? undefined : schemas[name]?.description);
  return {
    type: typeName(property),
    description: described ?? "",
    choices: choices.map((choice) => JSON.stringify(choice)),
    usual: usual === undefined ? undefined : JSON.stringify(usual),
  };
}

/** What it is, in words: `list of string`, `Chatflow or null`. */
export function typeName(schema: JsonSchema): string {
  const name = refName(schema);
  if (name !== undefined) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(typeName))].join(" or ");
  const { items } = schema;
  if (typeof items === "object" && !Array.isArray(items)) return t("list of {typeName}", { typeName: typeName(items) });
  if (schema.type === "array") return "list";
  if (schema.type === undefined && schema.enum)
    return [...new Set(schema.enum.map((each) => typeof each))].join(" or ");
  if (Array.isArray(schema.type)) return schema.type.join(" or ");
  return [schema.type ?? "anything", schema.format].filter(Boolean).join(", ");
}
