import { hash, verify } from "@node-rs/argon2";

/** OWASP's figures for argon2id: 19 MiB, two passes, one lane. `Algorithm.Argon2id` is a const enum's 2. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/** The hash of a random text that nobody kept, made with the figures above. */
const decoy = "$argon2id$v=19$m=19456,t=2,p=1$DVzhSkNT/czQnLpZiL0vSw$05OTzTfa472vr5INKrkrpXdS232RwNOsxkgSc5eyIXM";

/**
 * True when the password fits. With no hash (unknown person, or one without a password) the same work is done against
 * a decoy, so that the time taken does not tell whether the account exists.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash || decoy, password);
  return fits && Boolean(passwordHash);
}
