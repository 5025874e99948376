import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { openRuntime } from "@/server/runtime";
import { authOptions } from "./auth-options";
import { clientAddress } from "./client-address";
import { callbackCookieName } from "./session-cookie";
import type { SignIn } from "./sign-in";

/** Answers `/api/auth/…`: signing in and out, and the browser's question whether there is a session. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const runtime = await openRuntime();
  const { auth } = runtime;
  const signIn: SignIn = {
    address: clientAddress(request.headers),
    inviteToken: inviteTokenOf(request.cookies.get(callbackCookieName(auth.secureCookies))?.value),
    signedInAs: (await auth.currentMember(request.headers))?.userId,
  };
  const response: unknown = await NextAuth(request, context, authOptions(runtime, signIn));
  if (!(response instanceof Response)) throw new Error("NextAuth gave no response.");
  // The invitation was used up by coming in through it, so its page is no place to go back to.
  if (signIn.entered && inviteTokenOf(response.headers.get("location") ?? undefined))
    response.headers.set("location", "/");
  return response;
}

/** Where a sign-in is to lead back to says whether it began on an invitation's page. */
export function inviteTokenOf(callbackUrl: string | undefined): string | undefined {
  if (!callbackUrl || !URL.canParse(callbackUrl)) return undefined;
  return /^\/invite\/([\w-]+)$/.exec(new URL(callbackUrl).pathname)?.[1];
}
