import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { invitations, members, type Role, users } from "@/server/data/schema/accounts";
import { requireRole, type ServiceContext } from "../context";

export interface MemberList {
  members: { userId: string; email: string; name: string; role: Role; createdAt: Date }[];
  /** Open ones; empty for everyone but owners. */
  invitations: { id: string; role: Role; email: string | null; expiresAt: Date; createdAt: Date }[];
}

/** The people of the workspace, longest standing first. */
export async function listMembers(ctx: ServiceContext): Promise<MemberList> {
  requireRole(ctx, "viewer");
  const { workspaceId, role } = ctx.actor;
  const people = await ctx.db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.createdAt));
  if (role !== "owner") return { members: people, invitations: [] };
  const open = await ctx.db
    .select({
      id: invitations.id,
      role: invitations.role,
      email: invitations.email,
      expiresAt: invitations.expiresAt,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, ctx.clock.now()),
      ),
    )
    .orderBy(asc(invitations.createdAt));
  return { members: people, invitations: open };
}
