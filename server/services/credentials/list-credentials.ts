import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { credentials } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { ownFlows } from "../flows/own-flows";

export interface CredentialSummary {
  id: string;
  name: string;
  type: string;
  createdAt: Date;
  updatedAt: Date;
  /** Flows whose newest or published version uses it. */
  flows: { id: string; name: string }[];
}

/** The workspace's credentials by name, without their secrets. */
export async function listCredentials(
  ctx: ServiceContext,
  input: { types?: readonly string[] } = {},
): Promise<CredentialSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const rows = await ctx.db
    .select({
      id: credentials.id,
      name: credentials.name,
      type: credentials.type,
      createdAt: credentials.createdAt,
      updatedAt: credentials.updatedAt,
    })
    .from(credentials)
    .where(
      and(
        eq(credentials.workspaceId, ctx.actor.workspaceId),
        input.types && inArray(credentials.type, [...input.types]),
      ),
    )
    .orderBy(asc(credentials.name));
  const uses = await credentialUses(ctx);
  return rows.map((row) => ({
    ...row,
    flows: uses.filter((flow) => flow.credentialIds.has(row.id)).map(({ id, name }) => ({ id, name })),
  }));
}

async function credentialUses(
  ctx: ServiceContext,
): Promise<{ id: string; name: string; credentialIds: Set<string> }[]> {
  const rows = await ctx.db
    .select({
      id: flows.id,
      name: flows.name,
      credentialIds: sql<string[]>`jsonb_path_query_array(${flowVersions.document}, '$.nodes[*].credentialId')`,
    })
    .from(flows)
    .innerJoin(
      flowVersions,
      or(eq(flowVersions.id, flows.latestVersionId), eq(flowVersions.id, flows.publishedVersionId)),
    )
    .where(ownFlows(ctx.actor.workspaceId))
    .orderBy(asc(flows.name));
  const byFlow = new Map<string, { id: string; name: string; credentialIds: Set<string> }>();
  for (const { id, name, credentialIds } of rows) {
    const flow = byFlow.get(id) ?? { id, name, credentialIds: new Set() };
    for (const credentialId of credentialIds) flow.credentialIds.add(credentialId);
    byFlow.set(id, flow);
  }
  return [...byFlow.values()];
}
