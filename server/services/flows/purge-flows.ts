import { lt } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { flows } from "@/server/data/schema/flows";

const keptMs = 24 * 60 * 60 * 1000;

/** Removes for good what was deleted more than a day ago, in every workspace. Run at start, on nobody's behalf. */
export async function purgeFlows(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(flows)
    .where(lt(flows.deletedAt, new Date(now.getTime() - keptMs)))
    .returning({ id: flows.id });
  return gone.length;
}
