import type { Contract } from "../contract";
import type { JsonSchema, RequestBody } from "./openapi-document";
import type { SchemaBook } from "./schema-book";

export function requestBodyOf({ body, files, examples }: Contract, book: SchemaBook): RequestBody | undefined {
  if (!body) return undefined;
  const schema = book.sent(body);
  return {
    required: (schema.required ?? []).length > 0,
    content: {
      "application/json": { schema, ...(examples && { examples: { ...examples } }) },
      ...(files !== undefined && { "multipart/form-data": { schema: formOf(schema, files) } }),
    },
  };
}

/** A form's fields are texts; what is not a text in JSON is JSON text in a form. */
function formOf({ properties = {} }: JsonSchema, files: string): JsonSchema {
  const fields = Object.entries(properties).map(([name, property]): [string, JsonSchema] => {
    const { type, description }: JsonSchema = typeof property === "boolean" ? {} : property;
    if (type === "string" || type === "boolean")
      return [name, { type, ...(description !== undefined && { description }) }];
    const hint = "As JSON text.";
    return [name, { type: "string", description: description === undefined ? hint : `${description} ${hint}` }];
  });
  return {
    type: "object",
    properties: {
      files: { type: "array", items: { type: "string", format: "binary" }, description: files },
      ...Object.fromEntries(fields),
    },
  };
}
