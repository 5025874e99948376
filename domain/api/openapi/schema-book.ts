import { z } from "zod";
import type { JsonSchema } from "./openapi-document";

/** Turns schemas into JSON Schema. Those with an `id` are written once, among the document's components. */
export interface SchemaBook {
  /** What a client may send. */
  sent(schema: z.ZodType): JsonSchema;
  /** What a client is given. */
  given(schema: z.ZodType): JsonSchema;
  /** The named ones so far, by name. */
  components(): Record<string, JsonSchema>;
}

const prefix = "#/components/schemas/";

export function createSchemaBook(): SchemaBook {
  const named = new Map<string, JsonSchema>();
  const convert = (schema: z.ZodType, io: "input" | "output"): JsonSchema => {
    const { $schema: _dialect, $defs = {}, ...rest } = asJsonSchema(schema, io);
    for (const [name, definition] of Object.entries($defs)) remember(name, pointedAtComponents(definition));
    return pointedAtComponents(rest);
  };
  const remember = (name: string, definition: JsonSchema) => {
    const known = named.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`Two schemas have the id ${name}. Sent and given ones need names of their own.`);
    named.set(name, definition);
  };
  return {
    sent: (schema) => convert(schema, "input"),
    given: (schema) => convert(schema, "output"),
    components: () => Object.fromEntries([...named].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function asJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema, zodSchema }) => {
      // Left out for what is transformed, although ours show what is sent.
      const { default: usual, examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (io === "input" && usual !== undefined) jsonSchema.default ??= usual;
      if (io === "input" && Array.isArray(examples)) jsonSchema.examples ??= examples;
      // Answers may gain keys; a client that refuses unknown ones would break.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // What no JSON text can be says nothing to a reader.
      if (typeof jsonSchema.items === "object" && "not" in jsonSchema.items) {
        delete jsonSchema.items;
        jsonSchema.maxItems = 0;
      }
      if (jsonSchema.type === "integer" && jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.type === "integer" && jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
}

function pointedAtComponents(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', `"$ref":"${prefix}`);
  // It was a schema before some of its pointers changed.
  return JSON.parse(text) as JsonSchema;
}
