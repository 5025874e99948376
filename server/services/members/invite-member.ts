import { invitations, type Role } from "@/server/data/schema/accounts";
import { newToken } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";
import { hashInvitation } from "./invitation-token";

const validMs = 7 * 24 * 60 * 60 * 1000;

/** Makes a link that lets one person in, once, within seven days. The token is shown now and never again. */
export async function inviteMember(
  ctx: ServiceContext,
  input: { role: Role; email?: string | null },
): Promise<{ token: string; expiresAt: Date }> {
  requireRole(ctx, "owner");
  const token = newToken();
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + validMs);
  await ctx.db.insert(invitations).values({
    workspaceId: ctx.actor.workspaceId,
    role: input.role,
    email: input.email ?? null,
    tokenHash: hashInvitation(token),
    createdBy: ctx.actor.userId,
    expiresAt,
    createdAt: now,
  });
  return { token, expiresAt };
}
