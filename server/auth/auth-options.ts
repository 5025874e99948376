import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { isAppError } from "@/domain/errors";
import type { Runtime } from "@/server/runtime";
import { enterByIdentity } from "@/server/services/account/enter-by-identity";
import { oauthProviders } from "./oauth-providers";
import { sessionCookieName } from "./session-cookie";
import { type SessionClaims, sessionPayload, sessionSeconds } from "./session-token";
import { verifyPerson } from "./verify-person";

/** What the request for a sign-in brought along. */
export interface SignInRequest {
  address: string;
  /** From the invitation link the sign-in began on. */
  inviteToken: string | undefined;
  /** The person who is signed in already. */
  signedInAs: string | undefined;
}

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().max(200) });
const claimsSchema = z.object({ use: z.literal("session"), sub: z.string(), epoch: z.int() });

/** NextAuth's settings for one request. Sessions hold who and their epoch, nothing else. */
export function authOptions(runtime: Runtime, request: SignInRequest): NextAuthOptions {
  const { auth, env } = runtime;
  // Set by whichever way in succeeded, and read when the session is made within the same request.
  let entered: SessionClaims | undefined;
  return {
    secret: auth.secret,
    useSecureCookies: auth.secureCookies,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(auth.secureCookies),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: auth.secureCookies },
      },
      callbackUrl: {
        name: callbackCookieName(auth.secureCookies),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: auth.secureCookies },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given) {
          const parsed = credentialsSchema.safeParse(given);
          if (!parsed.success) return null;
          const person = await verifyPerson(runtime, { ...parsed.data, address: request.address }).catch((error: unknown) => {
            // NextAuth hands the message of an error to the page as its code.
            throw new Error(isAppError(error) && error.code === "rate_limited" ? "RateLimited" : "Unavailable");
          });
          entered = person ?? undefined;
          return person && { id: person.userId };
        },
      }),
      ...oauthProviders(env),
    ],
    callbacks: {
      async signIn({ account, user }) {
        if (!account || account.provider === "credentials") return entered !== undefined;
        const entry = await enterByIdentity(runtime, {
          provider: account.provider,
          subject: account.providerAccountId,
          email: user.email ?? undefined,
          name: user.name ?? "",
          inviteToken: request.inviteToken,
          signedInAs: request.signedInAs,
        });
        if (typeof entry === "string") return `/sign-in?error=${refusalCodes[entry]}`;
        entered = entry;
        return true;
      },
      async jwt({ token }) {
        if (entered) return sessionPayload(entered);
        const claims = claimsSchema.parse(token);
        if (!(await auth.isCurrent({ userId: claims.sub, epoch: claims.epoch }))) throw new Error("The session has ended.");
        return claims;
      },
      // The page asks `account.me` who it is; this only says that there is a session.
      session: ({ session }) => ({ expires: session.expires, user: {} }),
      redirect({ url, baseUrl }) {
        const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : undefined;
        // An invitation is used up by signing in through its page.
        if (!target || target.origin !== baseUrl || target.pathname.startsWith("/invite/")) return baseUrl;
        return target.href;
      },
    },
    logger: {
      error(code, detail) {
        // An ended session is not an error of ours; the browser is told to drop its cookie.
        if (code !== "JWT_SESSION_ERROR") runtime.log.warn({ code, detail: detail instanceof Error ? detail.message : detail.error?.toString() }, "Sign-in failed");
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const refusalCodes = { uninvited: "Uninvited", address_taken: "AddressTaken", no_address: "NoAddress" } as const;

export const callbackCookieName = (secure: boolean): string => (secure ? "__Secure-weft-callback" : "weft-callback");
