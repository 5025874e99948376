import { aliasedTable, and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { emptyFlow } from "@/domain/flow/flow-document";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { flowKeys } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import type { FlowDetail } from "./get-flow";
import { ownFlows } from "./own-flows";
import { visibleFlows } from "./see-flow";

export interface FlowDetailPage {
  items: FlowDetail[];
  /** Of all pages. */
  total: number;
}

/** The workspace's flows with their newest documents, most recently changed first; whole documents are large, so page them. */
export async function listFlowDetails(
  ctx: ServiceContext,
  input: {
    kind?: FlowKind;
    saidType?: FlowDetail["saidType"];
    ids?: readonly string[];
    limit?: number;
    offset?: number;
  },
): Promise<FlowDetailPage> {
  requireAccess(ctx, "viewer", "manage");
  const latest = aliasedTable(flowVersions, "latest");
  const published = aliasedTable(flowVersions, "published");
  const wanted = and(
    ownFlows(ctx.actor.workspaceId),
    await visibleFlows(ctx),
    input.kind && eq(flows.kind, input.kind),
    input.saidType === undefined
      ? undefined
      : input.saidType === null
        ? isNull(flows.saidType)
        : eq(flows.saidType, input.saidType),
    input.ids && inArray(flows.id, [...input.ids]),
  );
  const rows = await ctx.db
    .select({
      flow: flows,
      latest: { id: latest.id, number: latest.number, createdAt: latest.createdAt },
      document: latest.document,
      published: { id: published.id, number: published.number },
      keyIds: sql<
        string[] | null
      >`case when ${flows.assignedKeysOnly} then array(select ${flowKeys.keyId}::text from ${flowKeys} where ${flowKeys.flowId} = ${flows.id}) end`,
    })
    .from(flows)
    .leftJoin(latest, eq(latest.id, flows.latestVersionId))
    .leftJoin(published, eq(published.id, flows.publishedVersionId))
    .where(wanted)
    .orderBy(desc(flows.updatedAt), desc(flows.id))
    .limit(input.limit ?? 1000)
    .offset(input.offset ?? 0);
  const [all] = await ctx.db.select({ total: count() }).from(flows).where(wanted);
  const items = rows.map(
    ({ flow: { id, name, kind, saidType, isPublic, category, settings, createdAt, updatedAt }, document, ...row }) => ({
      ...{ id, name, kind, saidType, isPublic, category, settings, createdAt, updatedAt },
      ...row,
      document: document ?? emptyFlow,
    }),
  );
  return { items, total: all?.total ?? 0 };
}
