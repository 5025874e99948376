import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/server/http/content-security-policy";

/**
 * Gives every page its Content-Security-Policy. It decides nothing about access: pages and procedures do that
 * themselves. What a client sends under these header names is overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const embeddable = request.nextUrl.pathname.startsWith("/chatbot/");
  const policy = contentSecurityPolicy({
    nonce,
    frameAncestors: embeddable ? "*" : "'none'",
    // A constant of the build, not a setting.
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static/|_next/image|icons/|favicon\\.ico|.*\\.svg$).*)"] };
