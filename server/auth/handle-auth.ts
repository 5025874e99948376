import { openRuntime, type Runtime } from "@/server/runtime";
import { authOptions } from "./auth-options";
import { callNextAuth } from "./call-next-auth";
import { addressThroughNext } from "@/server/platform/client-address";
import { publicOrigin } from "./public-origin";
import { readCookies } from "./read-cookies";
import { callbackCookieName } from "./session-cookie";
import type { SignIn } from "./sign-in";
import { withBodyLimit } from "./with-body-limit";

const maxBodyBytes = 100_000;

/** Answers `/api/auth/…`: signing in and out, and the browser's question whether there is a session. */
export const handleAuth = async (request: Request): Promise<Response> => answerAuth(await openRuntime(), request);

export async function answerAuth(runtime: Runtime, request: Request): Promise<Response> {
  const { auth, env } = runtime;
  const signIn: SignIn = {
    address: addressThroughNext(request.headers),
    inviteToken: inviteTokenOf(readCookies(request.headers.get("cookie"))[callbackCookieName(auth.secureCookies)]),
    signedInAs: (await auth.currentMember(request.headers))?.userId,
  };
  const limited = withBodyLimit(request, maxBodyBytes);
  const response = await callNextAuth(limited, publicOrigin(env, request.headers), authOptions(runtime, signIn));
  // The invitation was used up by coming in through it, so its page is no place to go back to.
  if (signIn.entered && inviteTokenOf(response.headers.get("location") ?? undefined))
    response.headers.set("location", "/");
  return response;
}

/** Where a sign-in is to lead back to says whether it began on an invitation's page. */
function inviteTokenOf(callbackUrl: string | undefined): string | undefined {
  if (!callbackUrl || !URL.canParse(callbackUrl)) return undefined;
  return /^\/invite\/([\w-]+)$/.exec(new URL(callbackUrl).pathname)?.[1];
}
