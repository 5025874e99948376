import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { runs } from "@/server/data/schema/runs";
import { outlivedVersions } from "./outlived-versions";

/** Lets go of versions that nobody made by hand and that others stand close to. The caller holds the flow's lock. */
export async function thinVersions(tx: Database, flowId: string, now: Date): Promise<number> {
  const known = await tx
    .select({
      id: flowVersions.id,
      kind: flowVersions.kind,
      createdBy: flowVersions.createdBy,
      createdAt: flowVersions.createdAt,
      kept: sql<boolean>`(${flowVersions.name} is not null or ${flowVersions.publishedAt} is not null)`,
    })
    .from(flowVersions)
    .where(eq(flowVersions.flowId, flowId));
  const outlived = outlivedVersions(known, now);
  // A few at a time, because asking what ran costs more than they take.
  if (outlived.length < fewest) return 0;
  const oldest = known.filter(({ id }) => outlived.includes(id)).map(({ createdAt }) => createdAt.getTime());
  const needed = await neededOf(tx, flowId, outlived, new Date(Math.min(...oldest)));
  const gone = outlived.filter((id) => !needed.has(id));
  if (gone.length > 0) await tx.delete(flowVersions).where(inArray(flowVersions.id, gone));
  return gone.length;
}

const fewest = 8;

/** What the flow points at, and what runs go on from or are shown with. Nothing ran before `since`. */
async function neededOf(tx: Database, flowId: string, ids: string[], since: Date): Promise<ReadonlySet<string>> {
  const pointers = await tx
    .select({ latest: flows.latestVersionId, published: flows.publishedVersionId })
    .from(flows)
    .where(eq(flows.id, flowId));
  const ran = await tx
    .selectDistinct({ id: runs.versionId })
    .from(runs)
    .where(and(eq(runs.flowId, flowId), gte(runs.startedAt, since), inArray(runs.versionId, ids)));
  const executed = await tx
    .selectDistinct({ id: executions.versionId })
    .from(executions)
    .where(and(eq(executions.flowId, flowId), gte(executions.createdAt, since), inArray(executions.versionId, ids)));
  const all = [
    ...pointers.flatMap(({ latest, published }) => [latest, published]),
    ...[...ran, ...executed].map(({ id }) => id),
  ];
  return new Set(all.filter((id) => id !== null));
}
