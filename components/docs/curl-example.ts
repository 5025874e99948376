import type { JsonSchema, Operation, OperationMethod } from "@/domain/api/openapi/openapi-document";
import { sampleValue } from "@/domain/api/openapi/sample-value";

interface Call {
  /** Address of the server with the API's prefix. */
  base: string;
  path: string;
  method: OperationMethod;
  operation: Operation;
  schemas: Readonly<Record<string, JsonSchema>>;
}

/** A command that makes the call. What only the reader knows stands in shell variables. */
export function curlExample({ base, path, method, operation, schemas }: Call): string {
  const body = operation.requestBody?.content["application/json"];
  const [example] = Object.values(body?.examples ?? {});
  const value = example?.value ?? (body?.schema ? sampleValue(body.schema, schemas) : undefined);
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${quoted(base + filled(path))}`,
    ...proofs(operation),
    ...(body ? [`-H 'Content-Type: application/json'`, `-d ${literal(JSON.stringify(value, null, 2))}`] : []),
  ];
  return lines.join(" \\\n  ");
}

/** `{id}` becomes `$ID`. */
const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()}`);

function proofs({ security }: Operation): string[] {
  const [first = {}] = security;
  if ("chatKey" in first) return [`-H "X-API-KEY: $API_KEY"`];
  if ("apiKey" in first) return [`-H "Authorization: Bearer $API_KEY"`];
  if ("session" in first) return [`-H "Cookie: weft-session=$SESSION"`, `-H 'x-request-from: internal'`];
  return [];
}

const quoted = (text: string): string => (text.includes("$") ? `"${text}"` : literal(text));
/** A word for a POSIX shell, whatever is in it. */
const literal = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
