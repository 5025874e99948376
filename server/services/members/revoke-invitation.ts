import { and, eq, isNull } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { invitations } from "@/server/data/schema/accounts";
import { isUuid } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";

export async function revokeInvitation(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireRole(ctx, "owner");
  const revoked = isUuid(input.id)
    ? await ctx.db
        .delete(invitations)
        .where(
          and(
            eq(invitations.id, input.id),
            eq(invitations.workspaceId, ctx.actor.workspaceId),
            isNull(invitations.acceptedAt),
          ),
        )
        .returning({ id: invitations.id })
    : [];
  if (revoked.length === 0)
    throw new AppError("not_found", "There is no such invitation. It may have been used or revoked.");
}
