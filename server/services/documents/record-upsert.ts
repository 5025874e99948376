import type { Database } from "@/server/data/database";
import { upsertHistory } from "@/server/data/schema/upsert-jobs";
import type { UpsertResult } from "@/server/engine/documents/upsert-documents";
import { storable } from "../jobs/storable-value";
import type { HistoryNode } from "./history-nodes";

/** Writes down that a store was filled. */
export async function recordUpsert(
  db: Database,
  upsert: {
    workspaceId: string;
    flowId?: string;
    storeId?: string;
    result: Omit<UpsertResult, "addedDocs" | "failures">;
    nodes: readonly HistoryNode[];
  },
): Promise<void> {
  const { workspaceId, flowId, storeId, nodes } = upsert;
  const { numAdded, numUpdated, numSkipped, numDeleted, total } = upsert.result;
  const result = { numAdded, numUpdated, numSkipped, numDeleted, totalKeys: total };
  await db.insert(upsertHistory).values({ workspaceId, flowId, storeId, result, nodes: storable([...nodes]) });
}
