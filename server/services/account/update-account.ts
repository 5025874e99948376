import { eq } from "drizzle-orm";
import { users } from "@/server/data/schema/accounts";
import { requireRole, type ServiceContext } from "../context";

export async function updateAccount(ctx: ServiceContext, input: { name: string }): Promise<void> {
  requireRole(ctx, "viewer");
  await ctx.db
    .update(users)
    .set({ name: input.name, updatedAt: ctx.clock.now() })
    .where(eq(users.id, ctx.actor.userId));
  ctx.changes.publish({ type: "user", id: ctx.actor.userId });
}
