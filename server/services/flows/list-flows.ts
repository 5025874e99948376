import { aliasedTable, and, desc, eq, sql } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { ownFlows } from "./own-flows";

export interface FlowSummary {
  id: string;
  name: string;
  kind: FlowKind;
  isPublic: boolean;
  category: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** Number of the newest version; null before the first save. */
  latest: number | null;
  /** Number of the version the API answers from. */
  published: number | null;
  /** Names of the newest version's node types, each once, in document order. */
  nodeNames: string[];
}

/** The workspace's flows of one kind (or of both), most recently changed first. */
export async function listFlows(ctx: ServiceContext, input: { kind?: FlowKind }): Promise<FlowSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const latest = aliasedTable(flowVersions, "latest");
  const published = aliasedTable(flowVersions, "published");
  const rows = await ctx.db
    .select({
      id: flows.id,
      name: flows.name,
      kind: flows.kind,
      isPublic: flows.isPublic,
      category: flows.category,
      createdAt: flows.createdAt,
      updatedAt: flows.updatedAt,
      latest: latest.number,
      published: published.number,
      // Whole documents are large; their node types are all that a list needs.
      nodeNames: sql<string[] | null>`jsonb_path_query_array(${latest.document}, '$.nodes[*].name')`,
    })
    .from(flows)
    .leftJoin(latest, eq(latest.id, flows.latestVersionId))
    .leftJoin(published, eq(published.id, flows.publishedVersionId))
    .where(and(ownFlows(ctx.actor.workspaceId), input.kind && eq(flows.kind, input.kind)))
    .orderBy(desc(flows.updatedAt));
  return rows.map((row) => ({ ...row, nodeNames: [...new Set(row.nodeNames)] }));
}
