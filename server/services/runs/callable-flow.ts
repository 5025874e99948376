import { and, eq, isNull, sql } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowSharing } from "@/domain/flow/flow-sharing";
import type { Database } from "@/server/data/database";
import { flows } from "@/server/data/schema/flows";
import { flowKeys } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { type CallSettings, readCallSettings } from "./flow-settings";

/** What must be known of a flow before it is called. */
export interface CallableFlow {
  id: string;
  workspaceId: string;
  kind: FlowKind;
  name: string;
  isPublic: boolean;
  publishedVersionId: string | null;
  latestVersionId: string | null;
  /** Keys that it accepts and no others; null: every key of the workspace that may predict. */
  keyIds: ReadonlySet<string> | null;
  settings: CallSettings;
  createdBy: string | null;
  /** Who of the workspace may see it. */
  sharing: FlowSharing | null;
}

/** Reads a flow of any workspace: who may call it is decided by what is read. Null for ids that are none. */
export async function findCallableFlow(db: Database, id: string): Promise<CallableFlow | null> {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      id: flows.id,
      workspaceId: flows.workspaceId,
      kind: flows.kind,
      name: flows.name,
      isPublic: flows.isPublic,
      publishedVersionId: flows.publishedVersionId,
      latestVersionId: flows.latestVersionId,
      settings: flows.settings,
      createdBy: flows.createdBy,
      sharing: flows.sharing,
      keyIds: sql<
        string[] | null
      >`case when ${flows.assignedKeysOnly} then array(select ${flowKeys.keyId}::text from ${flowKeys} where ${flowKeys.flowId} = ${flows.id}) end`,
    })
    .from(flows)
    .where(and(eq(flows.id, id), isNull(flows.deletedAt)));
  return row ? { ...row, settings: readCallSettings(row.settings), keyIds: row.keyIds && new Set(row.keyIds) } : null;
}
