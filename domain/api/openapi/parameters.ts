import type { Contract, PathParam } from "../contract";
import type { JsonSchema, Parameter } from "./openapi-document";
import type { SchemaBook } from "./schema-book";

/** `/chatflows/:id` in OpenAPI's spelling. */
export const templatePath = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

/** What a path's names mean where the contract does not say it better. */
const usual: Readonly<Record<string, PathParam>> = {
  id: { description: "Its id.", format: "uuid" },
  name: { description: "Its name.", example: "chatOpenAI" },
  key: { description: "The whole API key." },
  chatId: { description: "The conversation, as `chatId` in its answers names it." },
  date: { description: "A moment, in ISO 8601.", example: "2026-01-31T12:00:00Z", format: "date-time" },
};

export function parametersOf(contract: Contract, book: SchemaBook): Parameter[] {
  return [...pathParameters(contract), ...queryParameters(contract, book)];
}

function pathParameters({ path, params }: Contract): Parameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    const { description, example, format } = params?.[name] ?? usual[name] ?? { description: "" };
    return {
      ...{ name, in: "path", required: true },
      ...(description && { description }),
      schema: { type: "string", ...(format && { format }) },
      ...(example !== undefined && { example }),
    };
  });
}

function queryParameters({ query }: Contract, book: SchemaBook): Parameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = book.sent(query);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema }: JsonSchema = typeof property === "boolean" ? {} : property;
    return { name, in: "query", required: required.includes(name), ...(description && { description }), schema };
  });
}
