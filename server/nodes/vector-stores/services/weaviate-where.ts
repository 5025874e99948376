import { flatMetadata } from "../outside/flat-metadata";

export interface GraphProperty {
  name: string;
  dataType: string;
}

/** A name as GraphQL has them. */
export const graphName = (name: string): string => name.replaceAll(/\W/g, "_").replace(/^(?=\d)/, "_");

type Where = Readonly<Record<string, unknown>>;

/**
 * A filter in Weaviate's own form (`{"operator": …}`) as it is, other keys as metadata that must be equal. “nothing” where
 * it asks for what no object has.
 */
export function weaviateWhere(filter: Where = {}, properties: readonly GraphProperty[]): Where | "nothing" | undefined {
  if ("operator" in filter) return filter;
  const operands: Where[] = [];
  for (const [key, value] of Object.entries(flatMetadata(filter))) {
    const property = properties.find(({ name }) => name === graphName(key));
    if (!property) return "nothing";
    const field = valueFields[property.dataType.replace("[]", "")];
    const [first] = Array.isArray(value) ? value : [value];
    if (field) operands.push({ path: [property.name], operator: "Equal", [field]: first });
  }
  const [only] = operands;
  return operands.length > 1 ? { operator: "And", operands } : only;
}

const valueFields: Readonly<Record<string, string>> = {
  ...{ text: "valueText", string: "valueText", uuid: "valueText", date: "valueDate" },
  ...{ int: "valueInt", number: "valueNumber", boolean: "valueBoolean" },
};

/** A value as GraphQL writes it: like JSON, but names without quotes and an operator is a word of its own. */
export function graphLiteral(value: unknown, key = ""): string {
  if (Array.isArray(value)) return `[${value.map((item) => graphLiteral(item)).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .map(([name, item]) => `${graphName(name)}: ${graphLiteral(item, name)}`)
      .join(", ")}}`;
  if (key === "operator" && typeof value === "string") return graphName(value);
  return JSON.stringify(value) ?? "null";
}
