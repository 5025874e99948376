import { createHash } from "node:crypto";
import type { Database } from "@/server/data/database";
import { createBriefCache } from "@/server/platform/brief-cache";
import type { Clock } from "@/server/platform/clock";
import type { RateLimiter } from "@/server/platform/rate-limiter";
import type { Changes } from "@/server/services/changes";
import type { KeyActor, MemberActor } from "@/server/services/context";
import { authenticateKey, type FoundKey } from "@/server/services/keys/authenticate-key";
import { findKey, type NamedKey } from "@/server/services/keys/find-key";
import { type AccessClaims, decodeAccess, encodeAccess } from "./access-token";
import { type FoundMember, findMember } from "./find-member";
import { readBasic } from "./read-basic";
import { readSessionCookie } from "./session-cookie";
import { decodeSession, encodeSession, type SessionClaims } from "./session-token";
import { verifyPerson } from "./verify-person";

/** Who stands behind a request. Answers are at most three seconds old, and current in the process that changed them. */
export interface Auth {
  /** The person whose session cookie the request carries, or null. */
  currentMember(headers: Pick<Headers, "get">): Promise<MemberActor | null>;
  /** The person of an `Authorization: Basic` header (e-mail and password), or null. Throws `rate_limited`. */
  memberByBasicAuth(header: string, address: string): Promise<MemberActor | null>;
  /** What an API key may do, or null for an unknown or expired one. */
  keyActor(key: string): Promise<KeyActor | null>;
  /** A key by its id, under the same rules. It proves nothing about who asks. */
  keyById(id: string): Promise<NamedKey | null>;
  /** Whom an access token stands for, or null once it, its key or its person's password is no longer valid. */
  accessActor(token: string): Promise<KeyActor | MemberActor | null>;
  newAccessToken(claims: AccessClaims): Promise<string>;
  /** False once the person's password changed or their membership ended. */
  isCurrent(claims: SessionClaims): Promise<boolean>;
  /** A session token for `Set-Cookie`. */
  newSession(claims: SessionClaims): Promise<string>;
  /** Seals sessions. */
  secret: string;
  /** Cookies are marked `Secure`: people open this server over https. */
  secureCookies: boolean;
}

export interface AuthPorts {
  db: Database;
  clock: Clock;
  changes: Changes;
  limiter: RateLimiter;
  secret: string;
  secureCookies: boolean;
}

const forThreeSeconds = { ttlMs: 3_000, max: 5_000 };
/** As long as tries are counted, so that a program which sends the right password with each request is not shut out. */
const forFiveMinutes = { ttlMs: 300_000, max: 5_000 };

export function createAuth(ports: AuthPorts): Auth {
  const { db, secret, secureCookies } = ports;
  const sessions = createBriefCache<SessionClaims | null>(forThreeSeconds);
  const people = createBriefCache<FoundMember | null>(forThreeSeconds);
  const proofs = createBriefCache<{ userId: string; epoch: number } | null>(forFiveMinutes);
  const keys = createBriefCache<FoundKey | null>(forThreeSeconds);
  const keysById = createBriefCache<NamedKey | null>(forThreeSeconds);

  ports.changes.subscribe((change) => {
    if (change.type === "user") people.forget(change.id);
    if (change.type !== "key") return;
    keys.clear();
    keysById.forget(change.id);
  });

  const memberWith = async ({ userId, epoch }: SessionClaims): Promise<MemberActor | null> => {
    const found = await people.get(userId, () => findMember(db, userId));
    return found && found.epoch === epoch ? found.actor : null;
  };

  const current = <K extends FoundKey>(found: K | null): K | null =>
    !found || (found.expiresAt && found.expiresAt <= ports.clock.now()) ? null : found;
  const keyById = async (id: string) => current(await keysById.get(id, () => findKey(db, id)));

  return {
    keyById,
    newAccessToken: (claims) => encodeAccess(secret, claims),
    async accessActor(token) {
      const claims = token.length > 4_000 ? null : await decodeAccess(secret, token);
      if (!claims) return null;
      return claims.kind === "member" ? memberWith(claims) : ((await keyById(claims.keyId))?.actor ?? null);
    },
    secret,
    secureCookies,
    newSession: (claims) => encodeSession(secret, claims),
    isCurrent: async (claims) => (await memberWith(claims)) !== null,
    async currentMember(headers) {
      const token = readSessionCookie(headers.get("cookie"), secureCookies);
      if (!token || token.length > 4_000) return null;
      const claims = await sessions.get(token, () => decodeSession(secret, token));
      return claims && memberWith(claims);
    },
    async memberByBasicAuth(header, address) {
      const basic = readBasic(header);
      if (!basic) return null;
      // Only the header's digest is kept. A password that was changed meanwhile fails on the epoch.
      const proof = await proofs.get(digest(header), () => verifyPerson(ports, { ...basic, address }));
      if (proof) return memberWith(proof);
      // A password that is wrong now may be the right one a moment later.
      proofs.forget(digest(header));
      return null;
    },
    async keyActor(key) {
      return current(await keys.get(digest(key), () => authenticateKey(ports, key)))?.actor ?? null;
    },
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");
