import type { JobCounts, JobFailure } from "@/server/data/schema/upsert-jobs";
import type { Job } from "./job";

export interface JobView {
  id: string;
  kind: Job["kind"];
  flowId: string | null;
  storeId: string | null;
  status: Job["status"];
  counts: JobCounts;
  /** Files and pages that could not be read; the others went in. */
  failures: JobFailure[];
  result: Record<string, unknown> | null;
  error: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** What may be known of a job outside: nothing of what it was asked with. */
export const jobView = (job: Job): JobView => {
  const { id, kind, flowId, storeId, status, counts, failures, result, error, createdAt, startedAt, endedAt } = job;
  return { id, kind, flowId, storeId, status, counts, failures, result, error, createdAt, startedAt, endedAt };
};
