import type { z } from "zod";
import { isRecord } from "@/domain/api/contracts/lenient";
import { jsonResponse, publicError, statusOf } from "./error-response";
import type { Incoming } from "./incoming";

/** Refusals and failures as FlowGen words them: `{"detail": …}`. */
export function detailResponse(incoming: Incoming, error: unknown): Response {
  const { code, message, retryAfter } = publicError(error);
  if (code === "internal")
    incoming.runtime.log.error({ err: error, method: incoming.request.method }, "A request failed");
  // What cannot be read of a body is reported like what does not fit it.
  if (code === "invalid_input") return invalid([{ type: "json_invalid", loc: ["body"], msg: message, input: {} }]);
  return jsonResponse({ detail: message }, statusOf(code), {
    ...(code === "unauthenticated" && { "www-authenticate": "Bearer" }),
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  });
}

/** A body or query that does not fit, problem by problem. */
export function invalidResponse(where: "body" | "query", given: unknown, { issues }: z.ZodError): Response {
  return invalid(
    issues.map((issue) => {
      const found = valueAt(given, issue.path);
      const type = found === undefined ? "missing" : (types[issue.code] ?? "value_error");
      const msg = found === undefined ? "Field required" : issue.message;
      return { type, loc: [where, ...issue.path.map(String)], msg, input: found === undefined ? given : found };
    }),
  );
}

const types: Readonly<Record<string, string>> = {
  invalid_type: "type_error",
  invalid_value: "enum",
  invalid_union: "type_error",
  too_small: "too_short",
  too_big: "too_long",
};

interface Problem {
  type: string;
  loc: string[];
  msg: string;
  input: unknown;
}

const invalid = (detail: readonly Problem[]): Response => jsonResponse({ detail }, 422);

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[String(key)];
  }
  return value;
}
