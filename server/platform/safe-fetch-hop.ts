import { Readable } from "node:stream";
import { AppError } from "@/domain/errors";

/** One request of a fetch: the first, or what a redirect turned it into. */
export interface Hop {
  url: URL;
  method: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string | Uint8Array | Readable | null;
  signal: AbortSignal | undefined;
  redirect: RequestRedirect;
}

/** Headers that say nothing about who asks; the rest stays behind when a redirect leaves the origin. */
const harmless = new Set(["accept", "accept-language", "content-type", "user-agent"]);
const bodyHeaders = ["content-type", "content-length", "content-encoding", "transfer-encoding"];
/** The connection's own business. */
const forbidden = new Set([
  "connection",
  "host",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
  "te",
  "trailer",
  "expect",
  "content-length",
  "accept-encoding",
]);

export async function readHop(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Hop> {
  const request = typeof input === "object" && "headers" in input ? input : undefined;
  const source = request
    ? {
        method: request.method,
        headers: request.headers,
        body: request.body,
        signal: request.signal,
        redirect: request.redirect,
        ...init,
      }
    : init;
  const headers: Record<string, string> = {};
  readHeaders(source?.headers, headers);
  const body = readBody(source?.body, headers);
  headers["user-agent"] ??= "weft";
  return {
    url: readUrl(hrefOf(input)),
    method: (source?.method ?? "GET").toUpperCase(),
    headers,
    body,
    signal: source?.signal ?? undefined,
    redirect: source?.redirect ?? "follow",
  };
}

function readUrl(text: string): URL {
  if (!URL.canParse(text))
    throw new AppError("invalid_input", `"${text}" is not a web address. It should start with http:// or https://.`);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new AppError("invalid_input", `Flows reach http and https addresses only, not ${url.protocol}`);
  if (url.username !== "" || url.password !== "")
    throw new AppError("invalid_input", "A web address must not hold a user name or password.");
  return url;
}

function readHeaders(given: HeadersInit | undefined, into: Record<string, string>): void {
  if (given === undefined) return;
  const add = (name: string, value: string) => {
    const key = name.toLowerCase();
    if (!forbidden.has(key)) into[key] = value;
  };
  if (given instanceof Headers) given.forEach((value, name) => add(name, value));
  else if (Array.isArray(given)) for (const [name, value] of given) add(String(name), String(value));
  else for (const [name, value] of Object.entries(given)) add(name, String(value));
}

function readBody(body: BodyInit | null | undefined, headers: Record<string, string>): Hop["body"] {
  if (body === null || body === undefined) return null;
  if (typeof body === "string") {
    headers["content-type"] ??= "text/plain;charset=UTF-8";
    return body;
  }
  if (body instanceof Uint8Array) return body;
  // Forms, blobs and streams: a Response knows their bytes and their type.
  const carrier = new Response(body);
  const type = carrier.headers.get("content-type");
  if (type !== null) headers["content-type"] ??= type;
  return carrier.body && Readable.from(carrier.body);
}

/** What a redirect asks for next; undefined when the response is the answer. */
export function nextHop(hop: Hop, response: Response): Hop | undefined {
  const { status } = response;
  const location = response.headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status) || hop.redirect === "manual") return undefined;
  if (hop.redirect === "error")
    throw new AppError("upstream_failed", `${hop.url.host} redirects, which is not allowed here.`);
  if (!URL.canParse(location, hop.url.href))
    throw new AppError("upstream_failed", `${hop.url.host} redirects to an address that cannot be read.`);
  const url = readUrl(new URL(location, hop.url).href);
  const becomesGet =
    status === 303 ? hop.method !== "HEAD" : (status === 301 || status === 302) && hop.method === "POST";
  if (!becomesGet && hop.body instanceof Readable)
    throw new AppError("upstream_failed", `${hop.url.host} redirects a request whose body cannot be sent twice.`);
  const kept = Object.entries(hop.headers).filter(
    ([name]) => (url.origin === hop.url.origin || harmless.has(name)) && !(becomesGet && bodyHeaders.includes(name)),
  );
  return { ...hop, url, headers: Object.fromEntries(kept), ...(becomesGet && { method: "GET", body: null }) };
}

function hrefOf(input: RequestInfo | URL): string {
  if (typeof input === "string") return input;
  return "href" in input ? input.href : input.url;
}
