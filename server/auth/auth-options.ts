import type { NextAuthOptions } from "next-auth";
import type { Runtime } from "@/server/runtime";
import { authCallbacks } from "./auth-callbacks";
import { oauthProviders } from "./oauth-providers";
import { passwordProvider } from "./password-provider";
import { callbackCookieName, sessionCookieName } from "./session-cookie";
import { sessionSeconds } from "./session-token";
import type { SignIn } from "./sign-in";

/** NextAuth's settings for one request. Sessions hold who and their epoch, nothing else. */
export function authOptions(runtime: Runtime, signIn: SignIn): NextAuthOptions {
  const { auth, env, log } = runtime;
  const secure = auth.secureCookies;
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure };
  return {
    secret: auth.secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(secure), options },
      callbackUrl: { name: callbackCookieName(secure), options },
    },
    providers: [passwordProvider(runtime, signIn), ...oauthProviders(env)],
    callbacks: authCallbacks(runtime, signIn),
    logger: {
      error(code, detail) {
        // An ended session is no failure; the browser is told to drop its cookie.
        if (code === "JWT_SESSION_ERROR") return;
        log.warn(
          { code, reason: detail instanceof Error ? detail.message : detail.error?.toString() },
          "Sign-in failed",
        );
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
