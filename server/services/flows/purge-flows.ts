import { eq, lt } from "drizzle-orm";
import { storedFiles } from "@/server/data/schema/conversations";
import { flowFiles } from "@/server/data/schema/flow-files";
import { flows } from "@/server/data/schema/flows";
import type { FilePorts } from "../files/keep-files";

const keptMs = 24 * 60 * 60 * 1000;

/**
 * Removes for good what was deleted more than a day ago, files included, in every workspace. Run at start, on nobody's
 * behalf.
 */
export async function purgeFlows({ db, files }: FilePorts, now: Date): Promise<number> {
  const over = await db
    .select({ id: flows.id })
    .from(flows)
    .where(lt(flows.deletedAt, new Date(now.getTime() - keptMs)));
  for (const { id } of over) {
    const gone = await db.transaction(async (tx) => {
      const of = await tx.select({ id: storedFiles.id }).from(storedFiles).where(eq(storedFiles.flowId, id));
      const ofLoaders = await tx.select({ id: flowFiles.id }).from(flowFiles).where(eq(flowFiles.flowId, id));
      await tx.delete(flows).where(eq(flows.id, id));
      return [...of, ...ofLoaders];
    });
    await files.remove(gone.map((file) => file.id));
  }
  return over.length;
}
