import { and } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import type { Database } from "@/server/data/database";
import type { Actor } from "../context";
import { ownFlows } from "./own-flows";
import { visibleFlows } from "./see-flow";

/** Ids of the workspace's flows that are not hidden from whoever asks, whatever else they may. */
export async function seenFlowIds(asking: { db: Database; actor: Actor }): Promise<ReadonlySet<string>> {
  const rows = await asking.db
    .select({ id: flows.id })
    .from(flows)
    .where(and(ownFlows(asking.actor.workspaceId), await visibleFlows(asking)));
  return new Set(rows.map(({ id }) => id));
}
