import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { members, type Role, users, workspaces } from "@/server/data/schema/accounts";
import { requireRole, type ServiceContext } from "../context";

export interface Account {
  user: { id: string; email: string; name: string; locale: string | null; hasPassword: boolean };
  workspace: { id: string; name: string };
  role: Role;
}

/** The signed-in person, the workspace they are in and what they may do there. */
export async function getAccount(ctx: ServiceContext): Promise<Account> {
  requireRole(ctx, "viewer");
  const [row] = await ctx.db
    .select({
      user: {
        ...{ id: users.id, email: users.email, name: users.name, locale: users.locale },
        passwordHash: users.passwordHash,
      },
      workspace: { id: workspaces.id, name: workspaces.name },
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.userId, ctx.actor.userId), eq(members.workspaceId, ctx.actor.workspaceId)));
  if (!row) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
  const { passwordHash, ...user } = row.user;
  return { user: { ...user, hasPassword: passwordHash !== null }, workspace: row.workspace, role: row.role };
}
