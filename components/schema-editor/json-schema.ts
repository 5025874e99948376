import { z } from "zod";
import { newField, type SchemaField, type SchemaType } from "./schema-field";

export type JsonObject = Readonly<Record<string, unknown>>;

const property = z.looseObject({
  type: z.enum(["string", "number", "integer", "boolean", "array", "object"]).optional(),
  description: z.string().default(""),
  enum: z.array(z.string()).optional(),
  items: z.record(z.string(), z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
});

/** The properties that a JSON schema of an object describes; undefined when it describes none that rows can show. */
export function fieldsOfJsonSchema(schema: unknown): SchemaField[] | undefined {
  const read = property.safeParse(schema);
  if (!read.success || (read.data.type !== undefined && read.data.type !== "object")) return undefined;
  return fieldsIn(read.data.properties ?? {}, new Set(read.data.required));
}

function fieldsIn(properties: JsonObject, required: ReadonlySet<string>): SchemaField[] | undefined {
  const fields = Object.entries(properties).map(([name, each]) => fieldOf(each, name, required.has(name)));
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function fieldOf(schema: unknown, name: string, required: boolean): SchemaField | undefined {
  const read = property.safeParse(schema);
  if (!read.success) return undefined;
  const { type = "string", description, enum: values, items, properties, required: inside, ...rest } = read.data;
  const plain = { name, description, required, rest };
  if (values) return type === "string" ? newField({ ...plain, type: "enum", values }) : undefined;
  if (type === "array") {
    const item = fieldOf(items ?? { type: "string" }, "", true);
    return item && newField({ ...plain, type, item });
  }
  if (type !== "object") return newField({ ...plain, type });
  const fields = fieldsIn(properties ?? {}, new Set(inside));
  return fields && newField({ ...plain, type, fields });
}

export const jsonSchemaOf = (fields: readonly SchemaField[]): JsonObject => ({
  type: "object",
  ...objectParts(fields),
});

function objectParts(fields: readonly SchemaField[]): JsonObject {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
    ...(required.length > 0 && { required }),
  };
}

function schemaOf({ type, description, values, item, fields, rest }: SchemaField): JsonObject {
  return {
    type: type === "enum" ? "string" : type,
    ...(description !== "" && { description }),
    ...(type === "enum" && { enum: [...values] }),
    ...(type === "array" && { items: schemaOf(item ?? newField()) }),
    ...(type === "object" && objectParts(fields)),
    ...rest,
  };
}

/** What an example of the object shows of its properties. */
export function fieldsOfExample(example: unknown): SchemaField[] | undefined {
  const value: unknown = Array.isArray(example) ? example[0] : example;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, each]) => ({ ...shown(each), name }));
}

function shown(value: unknown): SchemaField {
  if (Array.isArray(value)) return newField({ type: "array", item: value.length > 0 ? merged(value) : newField() });
  if (typeof value === "object" && value !== null)
    return newField({ type: "object", fields: fieldsOfExample(value) ?? [] });
  const type: SchemaType = typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "string";
  return newField({ type });
}

/** One item for all: objects together have the properties of each, required where all of them have it. */
function merged(values: readonly unknown[]): SchemaField {
  const items = values.map(shown);
  const [first = newField()] = items;
  if (!items.every(({ type }) => type === "object"))
    return items.every(({ type }) => type === first.type) ? first : newField();
  const all = new Map(items.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)));
  const everywhere = (name: string) => items.every(({ fields }) => fields.some((field) => field.name === name));
  return newField({
    type: "object",
    fields: [...all.values()].map((field) => ({ ...field, required: everywhere(field.name) })),
  });
}
