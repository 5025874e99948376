import { AppError } from "@/domain/errors";
import { looseJson } from "./loose-json";

export interface Pair {
  key?: string;
  value?: string;
}

export interface HttpBody {
  /** Absent when the body says nothing of its own form. */
  type?: string;
  bytes: string | Uint8Array<ArrayBuffer>;
}

/** Rows that name something. */
const namedPairs = (rows: readonly Pair[]): [string, string][] =>
  rows.flatMap(({ key = "", value = "" }): [string, string][] => (key.trim() === "" ? [] : [[key.trim(), value]]));

/** Rows that name something and hold something. */
export const filledPairs = (rows: readonly Pair[]): [string, string][] =>
  namedPairs(rows).filter(([, value]) => value !== "");

/** What is sent, in the form that the body's type names. */
export async function httpBody(
  type: string,
  body: string | readonly Pair[] | undefined,
  label: string,
): Promise<HttpBody | undefined> {
  if (type === "json") return jsonBody(body, label);
  if (type === "raw") return typeof body === "string" && body !== "" ? { bytes: body } : undefined;
  const pairs = typeof body === "object" ? namedPairs(body) : [];
  if (type === "xWwwFormUrlencoded")
    return { type: "application/x-www-form-urlencoded", bytes: new URLSearchParams(pairs).toString() };
  const form = new FormData();
  for (const [key, value] of pairs) form.append(key, value);
  // Read at once, so that the server is told its length and a redirect can send it again.
  const carrier = new Response(form);
  const contentType = carrier.headers.get("content-type");
  return { ...(contentType !== null && { type: contentType }), bytes: new Uint8Array(await carrier.arrayBuffer()) };
}

async function jsonBody(body: string | readonly Pair[] | undefined, label: string): Promise<HttpBody | undefined> {
  if (body === undefined || body === "") return undefined;
  try {
    const value = typeof body === "string" ? await looseJson(body) : body;
    return { type: "application/json", bytes: JSON.stringify(value) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    throw new AppError("unprocessable", `The body of “${label}” is not valid JSON: ${reason}`, { cause });
  }
}
