import { and, eq, inArray } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flows } from "@/server/data/schema/flows";
import { apiKeys, flowKeys } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "./find-changeable-flow";

/** Assigns exactly these keys to a flow, which then accepts no others; null: every key of the workspace that may predict. */
export async function setFlowKeys(
  ctx: ServiceContext,
  input: { id: string; keyIds: readonly string[] | null },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const flow = await findChangeableFlow(ctx, input.id);
  const { workspaceId } = ctx.actor;
  const keyIds = [...new Set(input.keyIds ?? [])];
  await ctx.db.transaction(async (tx) => {
    const known = keyIds.every(isUuid)
      ? await tx
          .select({ id: apiKeys.id })
          .from(apiKeys)
          .where(and(eq(apiKeys.workspaceId, workspaceId), inArray(apiKeys.id, keyIds)))
      : [];
    if (known.length !== keyIds.length)
      throw new AppError("not_found", "One of these keys does not exist any more. Reload the page.");
    await tx
      .update(flows)
      .set({ assignedKeysOnly: input.keyIds !== null })
      .where(eq(flows.id, flow.id));
    await tx.delete(flowKeys).where(eq(flowKeys.flowId, flow.id));
    if (keyIds.length > 0)
      await tx.insert(flowKeys).values(keyIds.map((keyId) => ({ workspaceId, flowId: flow.id, keyId })));
  });
  ctx.changes.publish({ type: "flow", id: flow.id });
}
