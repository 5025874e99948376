import { and, eq } from "drizzle-orm";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { VersionKind } from "@/domain/flow/version-kind";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";

export interface NewVersion {
  workspaceId: string;
  flowId: string;
  number: number;
  document: FlowDocument;
  kind: VersionKind;
  restoredFrom?: number | undefined;
  attempt?: string | undefined;
  createdBy: string | null;
  now: Date;
}

/** Writes an immutable version, the flow's newest from then on. The caller holds the transaction. */
export async function writeVersion(db: Database, version: NewVersion): Promise<{ versionId: string; number: number }> {
  const { workspaceId, flowId, number, document, kind, restoredFrom, attempt, createdBy, now } = version;
  requireStorable(document);
  const [row] = await db
    .insert(flowVersions)
    .values({
      ...{ workspaceId, flowId, number, document, kind, createdBy, createdAt: now },
      ...{ restoredFrom: restoredFrom ?? null, attempt: attempt ?? null },
    })
    .returning({ id: flowVersions.id });
  if (!row) throw new AppError("internal", "The version could not be written.");
  await db
    .update(flows)
    .set({ latestVersionId: row.id, updatedAt: now })
    .where(and(eq(flows.id, flowId), eq(flows.workspaceId, workspaceId)));
  return { versionId: row.id, number };
}

const maxBytes = 8_000_000;
/** JSON writes these escapes only for NUL and for halves of a surrogate pair, neither of which Postgres stores. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

function requireStorable(document: FlowDocument): void {
  const json = JSON.stringify(document);
  if (json.length > maxBytes)
    throw new AppError("too_large", "The flow is larger than 8 MB. Move long texts or files out of its nodes.");
  if (unstorable.test(json)) {
    throw new AppError(
      "invalid_input",
      "The flow holds a character that cannot be stored (NUL or half an emoji). Remove it and save again.",
    );
  }
}
