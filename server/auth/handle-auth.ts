import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { openRuntime } from "@/server/runtime";
import { authOptions, callbackCookieName } from "./auth-options";
import { clientAddress } from "./client-address";

/** Answers `/api/auth/…`: signing in and out, and the browser's question who is signed in. */
export async function handleAuth(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const runtime = await openRuntime();
  const { auth } = runtime;
  const options = authOptions(runtime, {
    address: clientAddress(request.headers),
    inviteToken: inviteTokenOf(request.cookies.get(callbackCookieName(auth.secureCookies))?.value),
    signedInAs: (await auth.currentMember(request.headers))?.userId,
  });
  const response: unknown = await NextAuth(request, context, options);
  if (!(response instanceof Response)) throw new Error("NextAuth gave no response.");
  return response;
}

/** Where the sign-in was to lead back to says whether it began on an invitation's page. */
function inviteTokenOf(callbackUrl: string | undefined): string | undefined {
  if (!callbackUrl || !URL.canParse(callbackUrl)) return undefined;
  return /^\/invite\/([\w-]+)$/.exec(new URL(callbackUrl).pathname)?.[1];
}
