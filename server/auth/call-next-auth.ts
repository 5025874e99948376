import NextAuth, { type NextAuthOptions } from "next-auth";
import { readCookies } from "./read-cookies";

/**
 * NextAuth as a plain function of a request. Its handler for Next's older routes is used, because the newer one takes
 * headers from Next's request scope, where a forged `x-forwarded-host` would decide which address it believes to have.
 */
export async function callNextAuth(request: Request, origin: string, options: NextAuthOptions): Promise<Response> {
  const url = new URL(request.url);
  const own = new URL(origin);
  const asked = {
    method: request.method,
    headers: {
      ...Object.fromEntries(request.headers),
      "x-forwarded-host": own.host,
      "x-forwarded-proto": own.protocol.slice(0, -1),
    },
    cookies: readCookies(request.headers.get("cookie")),
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
    body: await readBody(request),
  };
  const { response, answer } = recordAnswer();
  await Reflect.apply(NextAuth, undefined, [asked, response, options]);
  return answer();
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.method !== "POST") return {};
  const text = await request.text();
  if (!request.headers.get("content-type")?.includes("application/json"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** The few methods of a Node response that NextAuth calls. */
function recordAnswer() {
  let status = 200;
  let body: string | null = null;
  const headers = new Map<string, string | string[]>();
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    json(value: unknown) {
      headers.set("content-type", "application/json");
      body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "object" && value !== null) return response.json(value);
      body = typeof value === "string" ? value : null;
    },
    end: () => undefined,
  };
  const answer = (): Response => {
    const sent = new Headers({ "cache-control": "private, no-store" });
    for (const [name, value] of headers) {
      if (Array.isArray(value)) for (const item of value) sent.append(name, item);
      else sent.set(name, value);
    }
    return new Response(body, { status, headers: sent });
  };
  return { response, answer };
}
