import { and, eq, inArray } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";

/** What would pull the ground from under a job is refused while there is one. */
export async function requireIdle(db: Database, storeId: string): Promise<void> {
  const [open] = await db
    .select({ id: upsertJobs.id })
    .from(upsertJobs)
    .where(and(eq(upsertJobs.storeId, storeId), inArray(upsertJobs.status, ["queued", "running"])))
    .limit(1);
  if (open)
    throw new AppError(
      "conflict",
      `This document store is being worked on (job ${open.id}). Wait until that has ended, or cancel it.`,
    );
}
