import type { JsonSchema } from "./openapi-document";

type Components = Readonly<Record<string, JsonSchema>>;

/** A value that the schema accepts and that a reader understands: its example, or something of the right kind. */
export function sampleValue(schema: JsonSchema, components: Components = {}): unknown {
  if (schema.$ref !== undefined) {
    const target = components[schema.$ref.split("/").at(-1) ?? ""];
    return target ? sampleValue(target, components) : {};
  }
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [option] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (option) return sampleValue(option, components);
  return ofType(schema, components);
}

function ofType(schema: JsonSchema, components: Components): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return sampleObject(schema, components);
    case "array": {
      const { items } = schema;
      return typeof items === "object" && !Array.isArray(items) ? [sampleValue(items, components)] : [];
    }
    case "number":
    case "integer":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    case "string":
      return "…";
    default:
      return {};
  }
}

/** What must be there, or everything when nothing must. */
function sampleObject({ properties = {}, required = [] }: JsonSchema, components: Components): unknown {
  const shown = Object.entries(properties).filter(([name]) => required.length === 0 || required.includes(name));
  return Object.fromEntries(
    shown.map(([name, property]) => [name, typeof property === "boolean" ? {} : sampleValue(property, components)]),
  );
}
