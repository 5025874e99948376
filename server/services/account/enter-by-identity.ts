import { and, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { identities, users } from "@/server/data/schema/accounts";
import { isAppError } from "@/domain/errors";
import type { ServicePorts } from "../context";
import { findInvitation } from "../members/invitation-token";
import { joinWorkspace } from "../members/join-workspace";

/** What an outside provider vouches for, and what the browser brought along. */
export interface IdentityProof {
  provider: string;
  /** The provider's own, unchanging id of the person. */
  subject: string;
  email: string | undefined;
  name: string;
  /** From the invitation link the sign-in began on. */
  inviteToken: string | undefined;
  /** The person who was signed in when the sign-in began. */
  signedInAs: string | undefined;
}

export type Entry = { userId: string; epoch: number } | "uninvited" | "address_taken" | "no_address";

/**
 * Who an outside identity is here. A known one is its person; a new one is bound to whoever is signed in already, or
 * uses up an invitation for a new account. An equal e-mail address proves nothing and never opens an account.
 */
export async function enterByIdentity(ports: Pick<ServicePorts, "db" | "clock">, proof: IdentityProof): Promise<Entry> {
  const known = await findPerson(ports.db, proof);
  if (known) return known;
  if (proof.signedInAs) {
    await bind(ports, proof, proof.signedInAs);
    return (await findPerson(ports.db, proof)) ?? "uninvited";
  }
  if (!proof.inviteToken) return "uninvited";
  return byInvitation(ports, proof, proof.inviteToken);
}

async function byInvitation(
  ports: Pick<ServicePorts, "db" | "clock">,
  proof: IdentityProof,
  token: string,
): Promise<Entry> {
  const now = ports.clock.now();
  const { email, name } = proof;
  if (!email) return "no_address";
  try {
    const invitation = await findInvitation(ports.db, token, now);
    if (invitation.email && invitation.email.toLowerCase() !== email.toLowerCase()) return "uninvited";
    return await ports.db.transaction(async (tx): Promise<Entry> => {
      const [user] = await tx
        .insert(users)
        .values({ email, name, createdAt: now, updatedAt: now })
        .onConflictDoNothing()
        .returning({ userId: users.id, epoch: users.sessionEpoch });
      if (!user) return "address_taken";
      await joinWorkspace(tx, invitation, user.userId, now);
      await bind({ ...ports, db: tx }, proof, user.userId);
      return user;
    });
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return "uninvited";
    throw error;
  }
}

async function findPerson(
  db: Database,
  { provider, subject }: IdentityProof,
): Promise<{ userId: string; epoch: number } | undefined> {
  const [row] = await db
    .select({ userId: users.id, epoch: users.sessionEpoch })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return row;
}

async function bind(
  ports: Pick<ServicePorts, "db" | "clock">,
  { provider, subject }: IdentityProof,
  userId: string,
): Promise<void> {
  await ports.db
    .insert(identities)
    .values({ provider, subject, userId, createdAt: ports.clock.now() })
    .onConflictDoNothing();
}
