import { assertNever } from "../../assert-never";
import type { Field } from "../../catalogue/field";
import type { FormField } from "../../flow/start-form";
import type { JsonSchema } from "./openapi-document";

/** What a caller may put in place of a node's value. */
export function fieldSchema(field: Field): JsonSchema {
  switch (field.type) {
    case "number":
      return {
        type: "number",
        ...(field.min !== undefined && { minimum: field.min }),
        ...(field.max !== undefined && { maximum: field.max }),
      };
    case "boolean":
      return { type: "boolean" };
    case "options":
      return { type: "string", enum: field.options.map(({ name }) => name) };
    case "multiOptions":
      return { type: "array", items: { type: "string", enum: field.options.map(({ name }) => name) } };
    case "json":
      return { type: ["object", "array", "string"] };
    case "datagrid":
      return { type: "array", items: { type: "object", properties: Object.fromEntries(field.columns.map(columnOf)) } };
    case "array":
      return {
        type: "array",
        items: {
          type: "object",
          properties: Object.fromEntries(
            Object.entries(field.row).map(([name, cell]) => [name, { ...fieldSchema(cell), description: cell.label }]),
          ),
        },
      };
    case "oneOf":
      return { anyOf: field.kinds.map(fieldSchema) };
    case "string":
    case "asyncOptions":
    case "component":
    case "pick":
    case "password":
    case "code":
    case "file":
    case "slot":
      return { type: "string" };
    default:
      return assertNever(field);
  }
}

type Column = Extract<Field, { type: "datagrid" }>["columns"][number];

const columnOf = ({ name, label, type, options }: Column): [string, JsonSchema] => [
  name,
  {
    type: type === "boolean" ? "boolean" : "string",
    description: label,
    ...(options && { enum: [...options] }),
  },
];

/** A field of the form that an agentflow begins with. */
export function formFieldSchema({ type, label, addOptions = [] }: FormField): JsonSchema {
  const described = label === "" ? {} : { description: label };
  if (type === "options")
    return {
      type: "string",
      ...described,
      ...(addOptions.length > 0 && { enum: addOptions.map(({ option }) => option) }),
    };
  return { type, ...described };
}
