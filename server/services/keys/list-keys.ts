import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { apiKeys, flowKeys, type Scope } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { visibleFlows } from "../flows/see-flow";

export interface KeySummary {
  id: string;
  name: string;
  /** First twelve characters; the rest was shown once and is not stored. */
  prefix: string;
  scopes: Scope[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  /** Flows the key is assigned to. */
  flows: { id: string; name: string }[];
}

/** The workspace's keys, newest first. */
export async function listKeys(ctx: ServiceContext): Promise<KeySummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const { workspaceId } = ctx.actor;
  const keys = await ctx.db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.workspaceId, workspaceId))
    .orderBy(desc(apiKeys.createdAt));
  const assigned = await ctx.db
    .select({ keyId: flowKeys.keyId, id: flows.id, name: flows.name })
    .from(flowKeys)
    .innerJoin(flows, eq(flows.id, flowKeys.flowId))
    .where(and(eq(flowKeys.workspaceId, workspaceId), isNull(flows.deletedAt), await visibleFlows(ctx)))
    .orderBy(asc(flows.name));
  return keys.map(({ id, name, prefix, scopes, expiresAt, lastUsedAt, createdAt }) => ({
    ...{ id, name, prefix, scopes, expiresAt, lastUsedAt, createdAt },
    flows: assigned.filter((flow) => flow.keyId === id).map((flow) => ({ id: flow.id, name: flow.name })),
  }));
}
