import { AppError } from "@/domain/errors";
import { isRecord } from "@/domain/api/contracts/lenient";
import type { ApiRequest } from "./api-request";

/** Deepest nesting a body may have. Far below what overflows a stack, far above what any client sends. */
const maxDepth = 64;
const decoder = new TextDecoder();

/**
 * The body as the client meant it: JSON, a form's fields as texts with its files as `files`, or `{}` for anything else
 * and for nothing.
 */
export async function readBody(
  request: ApiRequest,
  maxBytes: number,
  mend?: (text: string) => string,
): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const bytes = await request.bytes(maxBytes);
  if (bytes.length === 0) return {};
  if (type.startsWith("application/json")) return parseJson(decoder.decode(bytes), mend);
  if (type.startsWith("multipart/form-data"))
    return formFields(await parseForm(bytes, request.headers.get("content-type") ?? ""));
  if (type.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(decoder.decode(bytes)));
  return {};
}

/** Reads JSON that a client has sent, unless it is nested too deeply. What is none is mended first, where that is given. */
export function parseJson(text: string, mend?: (text: string) => string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (mend) return parseJson(mend(text));
    throw new AppError("invalid_input", error instanceof Error ? error.message : "The body is not valid JSON.");
  }
  tame(value);
  return value;
}

/** Refuses what is nested too deeply and removes `__proto__` keys, without recursion. */
function tame(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new AppError("invalid_input", `The body is nested more than ${maxDepth} levels deep.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (Array.isArray(value)) pushNested(value, next);
      else if (isRecord(value)) {
        if (Object.hasOwn(value, "__proto__")) delete value["__proto__"];
        pushNested(Object.values(value), next);
      }
    }
    level = next;
  }
}

function pushNested(values: readonly unknown[], into: unknown[]): void {
  for (const value of values) if (typeof value === "object" && value !== null) into.push(value);
}

async function parseForm(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  } catch (error) {
    throw new AppError("invalid_input", "The form cannot be read.", { cause: error });
  }
}

function formFields(form: FormData): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  const files: File[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") fields.set(name, value);
    else if (name === "files") files.push(value);
    else throw new AppError("invalid_input", "Unexpected file field");
  }
  fields.delete("__proto__");
  return { ...Object.fromEntries(fields), ...(files.length > 0 && { files }) };
}
