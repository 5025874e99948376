import { inArray } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flows } from "@/server/data/schema/flows";
import { apiKeys, flowKeys, type Scope } from "@/server/data/schema/keys";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "../flows/find-changeable-flow";
import { newApiKey } from "./api-key";

export interface NewKey {
  name: string;
  scopes: readonly Scope[];
  expiresAt?: Date | null;
  /** Flows to assign it to; they then accept no keys but those assigned. */
  flowIds?: readonly string[];
}

/** Makes a key. `key` is the only time it can be read. A key cannot make one that may do more than itself. */
export async function createKey(ctx: ServiceContext, input: NewKey): Promise<{ id: string; key: string }> {
  requireAccess(ctx, "editor", "manage");
  const { actor } = ctx;
  const { workspaceId } = actor;
  if (actor.kind === "key" && !input.scopes.every((scope) => actor.scopes.includes(scope))) {
    throw new AppError("forbidden", "A key cannot give permissions that it does not have itself.");
  }
  if (input.expiresAt && input.expiresAt <= ctx.clock.now())
    throw new AppError("invalid_input", "The expiry date is in the past. Choose a later one.");
  const { key, prefix, hash } = newApiKey();
  const id = await ctx.db.transaction(async (tx) => {
    const flowIds: string[] = [];
    for (const id of new Set(input.flowIds)) flowIds.push((await findChangeableFlow({ db: tx, actor }, id)).id);
    const [row] = await tx
      .insert(apiKeys)
      .values({
        ...{ workspaceId, prefix, hash, name: input.name, scopes: [...input.scopes] },
        expiresAt: input.expiresAt ?? null,
        createdBy: actingUser(actor),
        createdAt: ctx.clock.now(),
      })
      .returning({ id: apiKeys.id });
    if (!row) throw new AppError("internal", "The key could not be made.");
    if (flowIds.length > 0) {
      await tx.update(flows).set({ assignedKeysOnly: true }).where(inArray(flows.id, flowIds));
      await tx.insert(flowKeys).values(flowIds.map((flowId) => ({ workspaceId, flowId, keyId: row.id })));
    }
    return row.id;
  });
  for (const flowId of input.flowIds ?? []) ctx.changes.publish({ type: "flow", id: flowId });
  return { id, key };
}
