import { eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";

/** Points the public API to a version of the flow. The caller has made sure that the flow is the actor's. */
export async function markPublished(db: Database, flowId: string, versionId: string, now: Date): Promise<void> {
  await db.update(flows).set({ publishedVersionId: versionId, updatedAt: now }).where(eq(flows.id, flowId));
  await db.update(flowVersions).set({ publishedAt: now }).where(eq(flowVersions.id, versionId));
}
