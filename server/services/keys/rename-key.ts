import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { keyNotFound } from "./key-not-found";

export async function renameKey(ctx: ServiceContext, input: { id: string; name: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(input.id)) throw keyNotFound();
  const renamed = await ctx.db
    .update(apiKeys)
    .set({ name: input.name, updatedAt: ctx.clock.now() })
    .where(and(eq(apiKeys.id, input.id), eq(apiKeys.workspaceId, ctx.actor.workspaceId)))
    .returning({ id: apiKeys.id });
  if (renamed.length === 0) throw keyNotFound();
}
