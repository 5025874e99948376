import { inArray, lt } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import type { Clock } from "@/server/platform/clock";

export interface OldExecutionsPorts {
  db: Database;
  clock: Clock;
  /** Undefined: they are kept for ever. */
  env: { executionsKeptDays: number | undefined };
}

const dayMs = 24 * 60 * 60 * 1000;
/** Deleted at a time, so that nothing else has to wait long. */
const batch = 500;

/** Deletes runs that ended longer ago than the operator wants them kept. What is under way or waits has not ended. */
export async function dropOldExecutions({ db, clock, env }: OldExecutionsPorts): Promise<number> {
  if (env.executionsKeptDays === undefined) return 0;
  const oldest = new Date(clock.now().getTime() - env.executionsKeptDays * dayMs);
  for (let dropped = 0; ;) {
    const some = db.select({ id: executions.id }).from(executions).where(lt(executions.endedAt, oldest)).limit(batch);
    const gone = await db.delete(executions).where(inArray(executions.id, some)).returning({ id: executions.id });
    dropped += gone.length;
    if (gone.length < batch) return dropped;
  }
}
