import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { members, type Role, workspaces } from "@/server/data/schema/accounts";
import { isUuid } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";

/** Gives a member another role, or with null none at all. A workspace always keeps an owner. */
export async function changeMembership(ctx: ServiceContext, userId: string, role: Role | null): Promise<void> {
  requireRole(ctx, "owner");
  const { workspaceId } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    // Held until the end, so that two owners cannot demote each other at the same moment.
    await tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, workspaceId)).for("update");
    const here = and(eq(members.workspaceId, workspaceId), eq(members.userId, userId));
    const [current] = isUuid(userId) ? await tx.select({ role: members.role }).from(members).where(here) : [];
    if (!current) throw new AppError("not_found", "This person is not a member of the workspace.");
    if (current.role === "owner" && role !== "owner" && (await ownerCount(tx, workspaceId)) === 1) {
      throw new AppError("conflict", "A workspace needs an owner. Make somebody else an owner first.");
    }
    if (role) await tx.update(members).set({ role }).where(here);
    else await tx.delete(members).where(here);
  });
  ctx.changes.publish({ type: "user", id: userId });
}

const ownerCount = (db: Database, workspaceId: string): Promise<number> =>
  db.$count(members, and(eq(members.workspaceId, workspaceId), eq(members.role, "owner")));
