import { and, eq, or, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { ownFlows } from "@/server/services/flows/own-flows";

export interface StoreUse {
  id: string;
  name: string;
}

/** Which flows name which document stores, in their newest or their published version. */
export async function storeUses(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoreUse[]>> {
  const wanted = new Set(ids);
  const named = sql<string[]>`jsonb_path_query_array(${flowVersions.document}, '$.nodes[*].inputs.selectedStore')`;
  const rows = await db
    .select({ id: flows.id, name: flows.name, stores: named })
    .from(flows)
    .innerJoin(
      flowVersions,
      or(eq(flowVersions.id, flows.latestVersionId), eq(flowVersions.id, flows.publishedVersionId)),
    )
    .where(
      and(ownFlows(workspaceId), sql`jsonb_path_exists(${flowVersions.document}, '$.nodes[*].inputs.selectedStore')`),
    )
    .orderBy(flows.name, flows.id);
  const uses = new Map<string, StoreUse[]>();
  for (const { id, name, stores } of rows)
    for (const store of stores) {
      const known = uses.get(store) ?? [];
      if (wanted.has(store) && !known.some((use) => use.id === id)) uses.set(store, [...known, { id, name }]);
    }
  return uses;
}
