import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/server/http/content-security-policy";

/**
 * Gives every page its Content-Security-Policy. It decides nothing about access: pages and procedures do that
 * themselves. What a client sends under these header names is overwritten.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const chatPage = /^\/chatbot\/([^/]+)/.exec(request.nextUrl.pathname)?.[1];
  const policy = contentSecurityPolicy({
    nonce,
    frameAncestors: chatPage === undefined ? "'none'" : await framersOf(chatPage),
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

/** The runtime knows the flow; until it is there nobody may frame anything. */
async function framersOf(flowId: string): Promise<string> {
  const weft = globalThis.__weft;
  return weft && "frameAncestors" in weft ? weft.frameAncestors(flowId) : "'none'";
}

export const config = {
  matcher: [
    "/((?!api/|(?:v1/)?chats(?:/|$)|_next/static/|_next/image|icons/|favicon\\.ico$|icon\\.svg$|logo\\.svg$).*)",
  ],
};
