import { decode, encode } from "next-auth/jwt";
import { z } from "zod";

/** Whom an access token stands for: a key, or a person under the epoch of their account when it was given out. */
export type AccessClaims = { kind: "key"; keyId: string } | { kind: "member"; userId: string; epoch: number };

export const accessSeconds = 60 * 60;

/** Of their own, so that no other token that is sealed with the server's secret opens as one of these. */
const salt = "access token";

const payloadSchema = z.discriminatedUnion("use", [
  z.object({ use: z.literal("key-access"), sub: z.uuid() }),
  z.object({ use: z.literal("member-access"), sub: z.uuid(), epoch: z.int() }),
]);

export const encodeAccess = (secret: string, claims: AccessClaims): Promise<string> =>
  encode({
    ...{ secret, salt, maxAge: accessSeconds },
    token:
      claims.kind === "key"
        ? { use: "key-access", sub: claims.keyId }
        : { use: "member-access", sub: claims.userId, epoch: claims.epoch },
  });

/** The claims of an access token, or null when it is expired, forged or something else. */
export async function decodeAccess(secret: string, token: string): Promise<AccessClaims | null> {
  const payload = await decode({ secret, salt, token }).catch(() => null);
  const { data } = payloadSchema.safeParse(payload);
  if (!data) return null;
  return data.use === "key-access"
    ? { kind: "key", keyId: data.sub }
    : { kind: "member", userId: data.sub, epoch: data.epoch };
}
