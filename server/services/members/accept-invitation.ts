import { eq, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { users } from "@/server/data/schema/accounts";
import { hashPassword, verifyPassword } from "@/server/platform/password";
import type { ServicePorts } from "../context";
import { findInvitation } from "./invitation-token";
import { joinWorkspace } from "./join-workspace";

export interface AcceptInvitation {
  token: string;
  email: string;
  name: string;
  password: string;
}

/**
 * Lets the holder of a link in: a new account, or the membership of an existing one whose password is given.
 * The link alone never opens somebody's account.
 */
export async function acceptInvitation(
  ports: Pick<ServicePorts, "db" | "clock" | "changes">,
  input: AcceptInvitation,
): Promise<{ userId: string }> {
  const now = ports.clock.now();
  const invitation = await findInvitation(ports.db, input.token, now);
  if (invitation.email && invitation.email.toLowerCase() !== input.email.toLowerCase()) {
    throw new AppError(
      "forbidden",
      `This invitation is for ${invitation.email}. Use that address, or ask for another link.`,
    );
  }
  const [existing] = await ports.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(sql`lower(${users.email})`, input.email.toLowerCase()));
  if (existing && !(await verifyPassword(existing.passwordHash, input.password))) {
    throw new AppError("forbidden", "This address has an account already. Enter the password of that account.");
  }
  const passwordHash = existing ? null : await hashPassword(input.password);
  const userId = await ports.db.transaction(async (tx) => {
    const id = existing?.id ?? (await insertUser());
    await joinWorkspace(tx, invitation, id, now);
    return id;

    async function insertUser(): Promise<string> {
      const [row] = await tx
        .insert(users)
        .values({ email: input.email, name: input.name, passwordHash, createdAt: now, updatedAt: now })
        .onConflictDoNothing()
        .returning({ id: users.id });
      if (!row) throw new AppError("conflict", "This address has just got an account. Try again with its password.");
      return row.id;
    }
  });
  ports.changes.publish({ type: "user", id: userId });
  return { userId };
}
