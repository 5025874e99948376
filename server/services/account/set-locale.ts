import { eq } from "drizzle-orm";
import { users } from "@/server/data/schema/accounts";
import { requireRole, type ServiceContext } from "../context";

/** Which language the person's screens speak from now on, wherever they sign in. Null follows their browser. */
export async function setLocale(ctx: ServiceContext, input: { locale: string | null }): Promise<void> {
  requireRole(ctx, "viewer");
  await ctx.db
    .update(users)
    .set({ locale: input.locale, updatedAt: ctx.clock.now() })
    .where(eq(users.id, ctx.actor.userId));
  ctx.changes.publish({ type: "user", id: ctx.actor.userId });
}
