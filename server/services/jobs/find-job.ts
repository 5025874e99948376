import { eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { isUuid } from "@/server/platform/ids";
import type { Job } from "./job";

/** Reads a job of any workspace: who may see it is decided by what is read. Any other id is `not_found`. */
export async function findJob(db: Database, id: string): Promise<Job> {
  const [job] = isUuid(id) ? await db.select().from(upsertJobs).where(eq(upsertJobs.id, id)) : [];
  if (!job) throw jobNotFound();
  return job;
}

export const jobNotFound = (): AppError => new AppError("not_found", "There is no such job.");
