import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { users } from "@/server/data/schema/accounts";
import { verifyPassword } from "@/server/platform/password";
import type { RateLimiter } from "@/server/platform/rate-limiter";

/** Tries per address a person comes from, and per account, whoever tries. */
const perAddress = { max: 30, seconds: 300 };
const perAccount = { max: 10, seconds: 300 };

export interface PersonProof {
  email: string;
  password: string;
  /** Where the request came from. */
  address: string;
}

/**
 * The person an e-mail address and password belong to, or null. Unknown addresses, people without a password and wrong
 * passwords cannot be told apart, by message or by time. Throws `rate_limited` after too many tries.
 */
export async function verifyPerson(
  ports: { db: Database; limiter: RateLimiter },
  { email, password, address }: PersonProof,
): Promise<{ userId: string; epoch: number } | null> {
  const normal = email.trim().toLowerCase();
  const account = createHash("sha256").update(normal).digest("base64url");
  const verdicts = [
    await ports.limiter.take(`sign-in|from|${address}`, perAddress),
    await ports.limiter.take(`sign-in|account|${account}`, perAccount),
  ];
  const refused = verdicts.find((verdict) => !verdict.allowed);
  if (refused) {
    throw new AppError("rate_limited", `Too many tries. Wait ${refused.retryAfter} seconds and try again.`, {
      retryAfter: refused.retryAfter,
    });
  }
  const [user] = await ports.db
    .select({ id: users.id, passwordHash: users.passwordHash, epoch: users.sessionEpoch })
    .from(users)
    .where(eq(sql`lower(${users.email})`, normal));
  const fits = await verifyPassword(user?.passwordHash, password);
  return user && fits ? { userId: user.id, epoch: user.epoch } : null;
}
