import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { requireAccess, type ServiceContext } from "../context";
import { findExecution } from "./find-execution";

/** Lets whoever knows the token look at a run, or nobody any more. A link that was given out stays the same while it is on. */
export async function shareExecution(
  ctx: ServiceContext,
  { id, on }: { id: string; on: boolean },
): Promise<{ token: string | null }> {
  requireAccess(ctx, "editor", "messages");
  const row = await findExecution(ctx, id);
  const token = on ? (row.shareToken ?? randomBytes(24).toString("base64url")) : null;
  await ctx.db
    .update(executions)
    .set({ shareToken: token })
    .where(and(eq(executions.id, row.id), eq(executions.workspaceId, ctx.actor.workspaceId)));
  return { token };
}
