import { createHash } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { invitations } from "@/server/data/schema/accounts";

export const hashInvitation = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The open invitation a link belongs to. Used, revoked, expired and made-up links are one and the same. */
export async function findInvitation(db: Database, token: string, now: Date): Promise<typeof invitations.$inferSelect> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, hashInvitation(token)),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
      ),
    );
  if (!row) throw new AppError("not_found", "This invitation is not valid any more. Ask for a new link.");
  return row;
}
