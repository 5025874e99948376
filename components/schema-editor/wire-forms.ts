import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { fieldsOfJsonSchema, jsonSchemaOf, type JsonObject } from "./json-schema";
import { newField, type SchemaField, type SchemaType } from "./schema-field";

/**
 * The forms in which nodes keep a schema, each as Flowise has it.
 *
 *     rows         [{ key, type, enumValues, jsonSchema, description }]       structured output of a step
 *     properties   [{ property, type, description, required }]               arguments of a custom tool
 *     parser       [{ property, type, description }]                         structured output parser
 *     arguments    { name: { type, description, required } }                 what a model may send
 *     jsonSchema   { type: "object", properties, required }
 */
export const schemaForms = ["rows", "properties", "parser", "arguments", "jsonSchema"] as const;
export type SchemaForm = (typeof schemaForms)[number];

/** What a form has room for. */
export interface FormRoom {
  /** Types of a property; `array:string` names what an array holds, `array` leaves it open. */
  types: readonly string[];
  optional: boolean;
  /** Every property may be an object, at any depth. */
  nested: boolean;
}

const rooms: Record<SchemaForm, FormRoom> = {
  rows: {
    types: ["string", "number", "boolean", "enum", "array:string", "array:object"],
    optional: false,
    nested: false,
  },
  properties: { types: ["string", "number", "boolean", "array"], optional: true, nested: false },
  parser: { types: ["string", "number", "boolean", "array:string"], optional: false, nested: false },
  arguments: { types: ["string", "number", "integer", "boolean", "array", "object"], optional: true, nested: false },
  jsonSchema: {
    types: ["string", "number", "integer", "boolean", "enum", "array:string", "array:number", "array:object", "object"],
    optional: true,
    nested: true,
  },
};

export const roomOf = (form: SchemaForm): FormRoom => rooms[form];

export function fieldsOfWire(form: SchemaForm, value: unknown): SchemaField[] | undefined {
  const read = typeof value === "string" ? parsed(value) : value;
  if (read === undefined || read === null || read === "") return [];
  if (form === "jsonSchema") return fieldsOfJsonSchema(read);
  if (form === "arguments") return isObject(read) ? all(Object.entries(read).map(argumentOf)) : undefined;
  if (!Array.isArray(read)) return undefined;
  return all(
    read.map((row) => (isObject(row) ? (form === "rows" ? rowField(row) : propertyField(row, form)) : undefined)),
  );
}

/** The form's own value: rows as an array, the others as an object or an array that somebody may write as text. */
export function wireOf(form: SchemaForm, fields: readonly SchemaField[]): JsonObject | JsonObject[] {
  switch (form) {
    case "rows":
      return fields.map(rowOf);
    case "properties":
      return fields.map((field) => ({ ...propertyRow(field), required: field.required, ...field.rest }));
    case "parser":
      return fields.map((field) => ({ ...propertyRow(field), ...field.rest }));
    case "arguments":
      return Object.fromEntries(fields.filter(isNamed).map(argument));
    case "jsonSchema":
      return jsonSchemaOf(fields.filter(isNamed));
  }
}

/** An object has no place for what has no name yet. */
const isNamed = ({ name }: SchemaField): boolean => name !== "";

function rowField({ key, type, enumValues, jsonSchema, description, ...rest }: JsonObject): SchemaField | undefined {
  const plain = { name: text(key), description: text(description), rest };
  switch (type) {
    case "stringArray":
      return newField({ ...plain, type: "array", item: newField() });
    case "jsonArray": {
      const fields = fieldsOfNamed(jsonSchema);
      return fields && newField({ ...plain, type: "array", item: newField({ type: "object", fields }) });
    }
    case "enum":
      return newField({ ...plain, type, values: split(text(enumValues)) });
    case "number":
    case "boolean":
      return newField({ ...plain, type });
    default:
      return newField({ ...plain, type: "string" });
  }
}

function rowOf({ name, type, description, values, item, rest }: SchemaField): JsonObject {
  const objects = item?.type === "object" && item.fields.length > 0;
  return {
    key: name,
    type: type === "array" ? (item?.type === "object" ? "jsonArray" : "stringArray") : type,
    ...(type === "enum" && { enumValues: values.join(", ") }),
    ...(type === "array" && objects && { jsonSchema: JSON.stringify(namedOf(item.fields), null, 2) }),
    description,
    ...rest,
  };
}

/** `{ name: { type, description, required: false, … } }`, the form of a list's objects: a property is needed unless it says not. */
function fieldsOfNamed(value: unknown): SchemaField[] | undefined {
  const read = typeof value === "string" ? parsed(value) : value;
  if (read === undefined || read === "") return [];
  if (!isObject(read)) return undefined;
  const properties = Object.entries(read).map(
    ([name, each]) => [name, isObject(each) ? withoutRequired(each) : each] as const,
  );
  const required = Object.entries(read).flatMap(([name, each]) =>
    isObject(each) && each["required"] === false ? [] : [name],
  );
  return fieldsOfJsonSchema({ properties: Object.fromEntries(properties), required });
}

/** Deeper objects say it of each property in the same way. */
function withoutRequired({ required, properties, items, ...each }: JsonObject): JsonObject {
  const inside = isObject(properties) && !Array.isArray(required) ? innerParts(properties) : {};
  return {
    ...each,
    ...(properties !== undefined && { properties }),
    ...inside,
    ...(isObject(items) ? { items: withoutRequired(items) } : items !== undefined && { items }),
    ...(Array.isArray(required) && { required }),
  };
}

function innerParts(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties);
  return {
    properties: Object.fromEntries(
      entries.map(([name, each]) => [name, isObject(each) ? withoutRequired(each) : each]),
    ),
    required: entries.flatMap(([name, each]) => (isObject(each) && each["required"] === false ? [] : [name])),
  };
}

const namedOf = (fields: readonly SchemaField[]): JsonObject =>
  Object.fromEntries(fields.map((field) => [field.name, namedField(field)]));

function namedField({ type, description, values, item, fields, required, rest }: SchemaField): JsonObject {
  return {
    type: type === "enum" ? "string" : type,
    ...(description !== "" && { description }),
    ...(!required && { required: false }),
    ...(type === "enum" && { enum: [...values] }),
    ...(type === "array" && { items: namedField(item ?? newField()) }),
    ...(type === "object" && { properties: namedOf(fields) }),
    ...rest,
  };
}

function propertyField({ property, type, description, required, ...rest }: JsonObject, form: SchemaForm) {
  const kind = text(type).toLowerCase();
  const known = (["string", "number", "boolean", "array"] as const).find(
    (each) => each === kind.replace("string ", ""),
  );
  if (!known) return undefined;
  return newField({
    ...{ name: text(property), type: known, description: text(description), rest },
    required: form === "parser" || required === true || required === "true",
    ...(known === "array" && { item: newField() }),
  });
}

const propertyRow = ({ name, type, description }: SchemaField): JsonObject => ({ property: name, type, description });

function argumentOf([name, value]: [string, unknown]): SchemaField | undefined {
  if (!isObject(value)) return undefined;
  const { type, description, required, ...rest } = value;
  const known = (["string", "number", "integer", "boolean", "array", "object"] as const).find(
    (each) => each === (type ?? "string"),
  );
  if (!known) return undefined;
  return newField({
    ...{ name, type: known, description: text(description), rest },
    required: required === true || required === "true",
    ...(known === "array" && { item: newField() }),
  });
}

const argument = ({ name, type, description, required, rest }: SchemaField): [string, JsonObject] => [
  name,
  { type, ...(description !== "" && { description }), ...(required && { required }), ...rest },
];

/** Why the fields do not fit into the form; undefined when they do. */
export function misfit(form: SchemaForm, fields: readonly SchemaField[]): string | undefined {
  const { types, optional } = roomOf(form);
  for (const field of fields) {
    const name = `“${field.name}”`;
    const whole = typeName(field);
    if (!types.includes(whole) && !types.includes(field.type))
      return t("{name} is {typeWord}, which this field has no room for.", { name, typeWord: t(typeWords[field.type]) });
    if (!optional && !field.required) return t("{name} would be optional; here every property is required.", { name });
  }
  return undefined;
}

/** `array:object` for a list of objects. */
export const typeName = ({ type, item }: Pick<SchemaField, "type" | "item">): string =>
  type === "array" ? `array:${item?.type ?? "string"}` : type;

const typeWords: Record<SchemaType, Wording> = {
  string: msg("a text"),
  number: msg("a number"),
  integer: msg("a whole number"),
  boolean: msg("a yes or no"),
  enum: msg("one of several values"),
  array: msg("a list of another kind"),
  object: msg("an object"),
};

const split = (values: string): string[] =>
  values.split(",").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const all = (fields: readonly (SchemaField | undefined)[]): SchemaField[] | undefined =>
  fields.every((field) => field !== undefined) ? [...fields] : undefined;

function parsed(value: string): unknown {
  if (value.trim() === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
