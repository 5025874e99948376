import type { FlowFacts, ReplaceableValue } from "../flow-facts";
import { fieldSchema } from "./field-schema";
import type { JsonSchema } from "./openapi-document";

/** `overrideConfig` of one flow: what its owner lets callers replace, and the session that they may always name. */
export function overrideSchema({ replaceable, variables }: Pick<FlowFacts, "replaceable" | "variables">): JsonSchema {
  const byName = new Map<string, ReplaceableValue[]>();
  for (const value of replaceable) byName.set(value.name, [...(byName.get(value.name) ?? []), value]);
  return {
    type: "object",
    description:
      replaceable.length + variables.length === 0
        ? "The owner lets callers replace nothing. The session may always be named."
        : "What the owner lets callers replace; other names have no effect.",
    properties: {
      sessionId: { type: "string", description: "The memory to use, when it is not that of the chat." },
      ...Object.fromEntries([...byName].map(([name, values]) => [name, replaceableSchema(values)])),
      ...(variables.length > 0 && {
        vars: {
          type: "object",
          description: "Values in place of the workspace's variables.",
          properties: Object.fromEntries(variables.map((name) => [name, { type: "string" as const }])),
        },
      }),
    },
  };
}

/** A value replaces that of every node that has one of this name; an object by node ids sets them one by one. */
function replaceableSchema(values: readonly ReplaceableValue[]): JsonSchema {
  const description = values.map(({ node, field }) => `${field.label} of ${node}`).join("; ");
  const schemas = values.map(({ field }) => fieldSchema(field));
  const [first = {}] = schemas;
  if (values.length === 1) return { ...first, description };
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return {
    description: `${description}. One value sets all of them, an object by node ids each its own.`,
    anyOf: [
      ...distinct,
      {
        type: "object",
        properties: Object.fromEntries(values.map(({ nodeId, field }) => [nodeId, fieldSchema(field)])),
      },
    ],
  };
}
