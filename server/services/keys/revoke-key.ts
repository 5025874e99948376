import { and, eq } from "drizzle-orm";
import { apiKeys, flowKeys } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { keyNotFound } from "./key-not-found";

/** Ends a key for good, and its assignments. A flow whose only key it was accepts none until another is assigned. */
export async function revokeKey(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(input.id)) throw keyNotFound();
  const { workspaceId } = ctx.actor;
  const flowIds = await ctx.db.transaction(async (tx) => {
    const assigned = await tx
      .delete(flowKeys)
      .where(and(eq(flowKeys.keyId, input.id), eq(flowKeys.workspaceId, workspaceId)))
      .returning({ id: flowKeys.flowId });
    const revoked = await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.id, input.id), eq(apiKeys.workspaceId, workspaceId)))
      .returning({ id: apiKeys.id });
    if (revoked.length === 0) throw keyNotFound();
    return assigned.map((row) => row.id);
  });
  ctx.changes.publish({ type: "key", id: input.id });
  for (const id of flowIds) ctx.changes.publish({ type: "flow", id });
}
