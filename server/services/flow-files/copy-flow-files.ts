import { and, eq } from "drizzle-orm";
import { flowFiles } from "@/server/data/schema/flow-files";
import { newId } from "@/server/platform/ids";
import type { FilePorts } from "../files/keep-files";

/** Gives a flow copies of what is kept for another one of the same workspace. */
export async function copyFlowFiles(
  { db, files }: FilePorts,
  { workspaceId, from, to }: { workspaceId: string; from: string; to: string },
): Promise<void> {
  const rows = await db
    .select()
    .from(flowFiles)
    .where(and(eq(flowFiles.workspaceId, workspaceId), eq(flowFiles.flowId, from)));
  for (const row of rows) {
    const id = newId();
    await files.write(id, await files.read(row.id));
    await db.insert(flowFiles).values({ ...row, id, flowId: to });
  }
}
