import { aliasedTable, and, desc, eq, sql } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { users } from "@/server/data/schema/accounts";
import { flowFavourites, flows, flowVersions } from "@/server/data/schema/flows";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { accessColumns, accessReader, type FlowAccess } from "./flow-access";
import { ownFlows } from "./own-flows";
import { visibleFlows } from "./see-flow";

export interface FlowSummary {
  id: string;
  name: string;
  kind: FlowKind;
  isPublic: boolean;
  category: string | null;
  folderId: string | null;
  access: FlowAccess;
  /** Whoever asks wants to see it first. */
  favourite: boolean;
  createdAt: Date;
  updatedAt: Date;
  /** Number of the newest version; null before the first save. */
  latest: number | null;
  /** Number of the version the API answers from. */
  published: number | null;
  /** Names of the newest version's node types, each once, in document order. */
  nodeNames: string[];
}

/** A UUID that nobody has. */
const noUser = "00000000-0000-0000-0000-000000000000";

/** The workspace's flows of one kind (or of both), most recently changed first. */
export async function listFlows(ctx: ServiceContext, input: { kind?: FlowKind }): Promise<FlowSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const me = actingUser(ctx.actor);
  const latest = aliasedTable(flowVersions, "latest");
  const published = aliasedTable(flowVersions, "published");
  const rows = await ctx.db
    .select({
      id: flows.id,
      name: flows.name,
      kind: flows.kind,
      isPublic: flows.isPublic,
      category: flows.category,
      folderId: flows.folderId,
      ...accessColumns,
      favourite: sql<boolean>`${flowFavourites.flowId} is not null`,
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
    .leftJoin(users, eq(users.id, flows.createdBy))
    .leftJoin(flowFavourites, and(eq(flowFavourites.flowId, flows.id), eq(flowFavourites.userId, me ?? noUser)))
    .where(and(ownFlows(ctx.actor.workspaceId), await visibleFlows(ctx), input.kind && eq(flows.kind, input.kind)))
    .orderBy(desc(flows.updatedAt));
  const accessOf = await accessReader(ctx);
  return rows.map(({ createdBy, sharing, owner, ...row }) => ({
    ...row,
    nodeNames: [...new Set(row.nodeNames)],
    access: accessOf({ createdBy, sharing, owner }),
  }));
}
