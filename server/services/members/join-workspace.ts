import { and, eq, isNull } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { invitations, members } from "@/server/data/schema/accounts";

/** Uses an invitation up for a person. The caller holds the transaction; of two that race one fails. */
export async function joinWorkspace(
  db: Database,
  invitation: typeof invitations.$inferSelect,
  userId: string,
  now: Date,
): Promise<void> {
  const used = await db
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.id, invitation.id), isNull(invitations.acceptedAt)))
    .returning({ id: invitations.id });
  if (used.length === 0) throw new AppError("not_found", "This invitation is not valid any more. Ask for a new link.");
  const joined = await db
    .insert(members)
    .values({ workspaceId: invitation.workspaceId, userId, role: invitation.role, createdAt: now })
    .onConflictDoNothing()
    .returning({ userId: members.userId });
  if (joined.length === 0) throw new AppError("conflict", "You are a member of this workspace already. Sign in.");
}
