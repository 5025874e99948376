import type { Fields } from "@/domain/catalogue/field";
import { type CurlRequest, parseCurl } from "@/components/key-values/parse-curl";

/** Values of a node that makes a request, out of a pasted curl command; undefined when either is something else. */
export function requestPaste(text: string, fields: Fields): Readonly<Record<string, unknown>> | undefined {
  if (!["method", "url", "headers"].every((name) => Object.hasOwn(fields, name))) return undefined;
  const request = parseCurl(text.trim());
  if (!request) return undefined;
  const { method, url, headers, query } = request;
  const values = { method, url, headers: rows(headers), queryParams: rows(query), ...bodyOf(request) };
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(fields, name)));
}

const rows = (pairs: CurlRequest["headers"]) => pairs.map(({ name, value }) => ({ key: name, value }));

function bodyOf({ body, form, headers }: CurlRequest): Record<string, unknown> {
  if (form.length > 0) return { bodyType: "formData", body: rows(form) };
  if (body === undefined) return { bodyType: undefined, body: undefined };
  const type = headers.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  if (type.includes("json") || isJson(body)) return { bodyType: "json", body };
  if (type !== "" && !type.includes("urlencoded")) return { bodyType: "raw", body };
  const pairs = [...new URLSearchParams(body)].map(([name, value]) => ({ name, value }));
  return body.includes("=") ? { bodyType: "xWwwFormUrlencoded", body: rows(pairs) } : { bodyType: "raw", body };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
