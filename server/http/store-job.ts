import type { DocumentContext } from "@/server/services/documents/document-desk";
import { finishStoreJob, type StartStoreJob, startStoreJob } from "@/server/services/documents/stores/start-store-job";
import type { JobResult } from "@/server/services/jobs/job";
import type { Incoming } from "./incoming";
import { isForLater, jobResponse } from "./upsert-reply";

/** Works on a document store and answers with what came of it, or at once with the job's id when that is asked for. */
export async function doStoreJob<T>(
  ctx: DocumentContext,
  incoming: Incoming,
  work: StartStoreJob,
  answer: (result: JobResult) => T | Promise<T>,
): Promise<T | Response> {
  if (isForLater(incoming)) return jobResponse((await startStoreJob(ctx, work)).jobId);
  return answer(await finishStoreJob(ctx, work));
}
