import { and, eq, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { users } from "@/server/data/schema/accounts";
import { hashPassword, verifyPassword } from "@/server/platform/password";
import { requireRole, type ServiceContext } from "../context";

/**
 * Sets a new password and ends every session of the person. Returns the epoch that a session must carry from now on,
 * so that the caller's own can be made anew. Someone without a password (single sign-on only) sets a first one.
 */
export async function changePassword(
  ctx: ServiceContext,
  input: { current: string; next: string },
): Promise<{ sessionEpoch: number }> {
  requireRole(ctx, "viewer");
  const { userId } = ctx.actor;
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash, epoch: users.sessionEpoch })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
  if (user.passwordHash !== null && !(await verifyPassword(user.passwordHash, input.current))) {
    throw new AppError("forbidden", "The current password is not right.");
  }
  const passwordHash = await hashPassword(input.next);
  // A change made meanwhile elsewhere raised the epoch: this one then rests on a password that is no longer the current.
  const [changed] = await ctx.db
    .update(users)
    .set({ passwordHash, sessionEpoch: sql`${users.sessionEpoch} + 1`, updatedAt: ctx.clock.now() })
    .where(and(eq(users.id, userId), eq(users.sessionEpoch, user.epoch)))
    .returning({ sessionEpoch: users.sessionEpoch });
  if (!changed) throw new AppError("conflict", "The password was changed elsewhere at the same moment. Sign in again.");
  ctx.changes.publish({ type: "user", id: userId });
  return changed;
}
