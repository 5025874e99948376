import { assertNever } from "@/domain/assert-never";
import type { Field, Fields, Visibility } from "@/domain/catalogue/field";

/**
 * An input in a few characters, as a model reads it: `temperature: number`, `method*: GET|POST`, `rows*: [{key*: text}]`.
 * A star marks what has to be given. Undefined for what no model may decide: secrets, files, and what is folded away.
 */
export function inputSketch(name: string, field: Field, siblings: Fields): string | undefined {
  if (field.additional) return undefined;
  const form = formOf(field);
  if (form === undefined) return undefined;
  const needed = !field.optional && !("default" in field && field.default !== undefined) && field.type !== "boolean";
  const when = field.show && Object.keys(field.show).every((key) => Object.hasOwn(siblings, key)) && whenOf(field.show);
  return `${name}${needed ? "*" : ""}: ${form}${when ? ` (when ${when})` : ""}`;
}

export const inputSketches = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) => inputSketch(name, field, fields) ?? []);

function formOf(field: Field): string | undefined {
  switch (field.type) {
    case "password":
    case "file":
      return undefined;
    case "string":
    case "asyncOptions":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "true|false";
    case "options":
      return field.options.length > mostOptions ? "text" : field.options.map((option) => option.name).join("|");
    case "multiOptions":
      return `[${field.options.map((option) => option.name).join("|")}]`;
    case "json":
      return "JSON text";
    case "code":
      return field.language;
    case "datagrid":
      return `[{${field.columns.map((column) => column.name).join(", ")}}]`;
    case "array":
      return `[{${inputSketches(field.row).join("; ")}}]`;
    case "oneOf":
      return [...new Set(field.kinds.flatMap((kind) => formOf(kind) ?? []))].join(" or ");
    case "component":
      return `name of a ${field.accepts}`;
    case "pick":
      return picked[field.from];
    case "slot":
      return undefined;
    default:
      return assertNever(field);
  }
}

/** Longer lists, such as of time zones, are known to models anyway. */
const mostOptions = 20;

const picked = {
  flows: "id of a flow",
  documentStores: "id of a document store",
  stateKeys: "key of the flow's state",
  earlierSteps: "id of an earlier step",
  toolArguments: "name of an argument",
} as const;

const whenOf = (show: Visibility): string =>
  Object.entries(show)
    .map(([name, value]) => `${name} is ${Array.isArray(value) ? value.join("|") : String(value)}`)
    .join(", ");
