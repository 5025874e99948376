import type { upsertJobs, JobCounts, JobFailure } from "@/server/data/schema/upsert-jobs";

/** A piece of work on documents, as it is stored. */
export type Job = typeof upsertJobs.$inferSelect;
export type NewJob = Pick<Job, "workspaceId" | "kind" | "target" | "request"> &
  Partial<Pick<Job, "id" | "flowId" | "storeId">>;

export const noCounts: JobCounts = { numAdded: 0, numUpdated: 0, numSkipped: 0, numDeleted: 0, numChunks: 0 };

/** What the work tells of itself while it goes on. */
export interface JobReport {
  counts(counts: Partial<JobCounts>): void;
  failed(failure: JobFailure): void;
}

export type JobResult = Readonly<Record<string, unknown>>;

/** Does a job. Called again from the beginning when the process died meanwhile, so that it must be safe to repeat. */
export type JobWork = (job: Job, context: { signal: AbortSignal; report: JobReport }) => Promise<JobResult>;

export const isOver = ({ status }: Pick<Job, "status">): boolean => status !== "queued" && status !== "running";
