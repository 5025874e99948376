import { z } from "zod";
import { AppError } from "@/domain/errors";
import { jsonObjectInput } from "../json-input";

/** A row of a structured output, as the field gives it. */
export interface StructureRow {
  key?: string | undefined;
  type?: string | undefined;
  enumValues?: string | undefined;
  jsonSchema?: string | undefined;
  description?: string | undefined;
}

/** The object that rows of a structured output ask for; undefined when there are none. */
export function structuredSchema(rows: readonly StructureRow[]): z.ZodObject | undefined {
  const named = rows.filter((row) => row.key?.trim());
  if (named.length === 0) return undefined;
  return z.object(Object.fromEntries(named.map((row) => [row.key?.trim() ?? "", described(typeOf(row), row)])));
}

function typeOf({ key, type, enumValues, jsonSchema }: StructureRow): z.ZodType {
  switch (type) {
    case "stringArray":
      return z.array(z.string());
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "enum":
      return oneOf(key ?? "", enumValues ?? "");
    case "jsonArray":
      return z.array(itemOf(jsonSchema));
    default:
      return z.string();
  }
}

const described = (type: z.ZodType, { description }: StructureRow): z.ZodType =>
  description?.trim() ? type.describe(description.trim()) : type;

function oneOf(key: string, text: string): z.ZodType {
  const values = text
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
  if (values.length > 0) return z.enum(values);
  throw new AppError(
    "invalid_input",
    `“${key}” of the structured output is an enum without values. List them, separated by commas.`,
  );
}

const propertySchema = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  required: z.unknown().optional(),
  enum: z.array(z.string()).min(1).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** What the array holds: objects with these fields. Of a schema that cannot be read any object will do. */
function itemOf(text: string | undefined): z.ZodType {
  const fields = text?.trim() ? readable(text) : undefined;
  return fields && Object.keys(fields).length > 0 ? objectOf(fields) : z.record(z.string(), z.unknown());
}

function readable(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return jsonObjectInput(text, "JSON Schema");
  } catch {
    return undefined;
  }
}

const objectOf = (fields: Readonly<Record<string, unknown>>): z.ZodObject =>
  z.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(field)])));

function fieldOf(field: unknown): z.ZodType {
  const { data } = propertySchema.safeParse(field);
  if (!data) return z.string();
  const type = data.description ? plain(data).describe(data.description) : plain(data);
  return data.required === false ? type.optional() : type;
}

function plain({ type, enum: values, items, properties }: z.infer<typeof propertySchema>): z.ZodType {
  switch (type) {
    case "number":
    case "integer":
      return z.number();
    case "boolean":
      return z.boolean();
    case "array":
      return z.array(items === undefined ? z.string() : fieldOf(items));
    case "object":
      return properties ? objectOf(properties) : z.record(z.string(), z.unknown());
    default:
      return values ? z.enum(values) : z.string();
  }
}
