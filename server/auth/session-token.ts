import { decode, encode } from "next-auth/jwt";
import { z } from "zod";

/** What a session says: who, and the epoch of their account when it began. */
export interface SessionClaims {
  userId: string;
  epoch: number;
}

/** Thirty days, counted anew whenever the browser asks for its session. */
export const sessionSeconds = 30 * 24 * 60 * 60;

// `use` keeps other tokens that are sealed with the same secret from passing as sessions.
const payloadSchema = z.object({ use: z.literal("session"), sub: z.uuid(), epoch: z.int() });

export const sessionPayload = ({ userId, epoch }: SessionClaims) => ({ use: "session" as const, sub: userId, epoch });

export const encodeSession = (secret: string, claims: SessionClaims): Promise<string> =>
  encode({ secret, token: sessionPayload(claims), maxAge: sessionSeconds });

/** The claims of a session token, or null when it is expired, forged or something else. */
export async function decodeSession(secret: string, token: string): Promise<SessionClaims | null> {
  const payload = await decode({ secret, token }).catch(() => null);
  const parsed = payloadSchema.safeParse(payload);
  return parsed.success ? { userId: parsed.data.sub, epoch: parsed.data.epoch } : null;
}
