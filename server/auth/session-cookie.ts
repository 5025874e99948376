import { readCookies } from "./read-cookies";
import { sessionSeconds } from "./session-token";

/** The session cookie's name: the `__Secure-` prefix makes browsers refuse it over plain http. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Secure-weft-session" : "weft-session");

/** Remembers where a sign-in leads back to. */
export const callbackCookieName = (secure: boolean): string => (secure ? "__Secure-weft-callback" : "weft-callback");

/** The session token of a `Cookie` header, or undefined. */
export const readSessionCookie = (header: string | null, secure: boolean): string | undefined =>
  readCookies(header)[sessionCookieName(secure)] || undefined;

/** A `Set-Cookie` value that replaces the browser's session. */
export const writeSessionCookie = (token: string, secure: boolean): string =>
  `${sessionCookieName(secure)}=${token}; Path=/; Max-Age=${sessionSeconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
