import type { Database } from "@/server/data/database";
import { findJob } from "./find-job";
import { isOver, type Job } from "./job";
import type { JobDesk } from "./job-desk";

/** Another process may work on it, whose news are found in the database only. */
const lookMs = 1_000;

/** The job as it is now and after each change, until it is over or nobody listens any more. */
export async function* followJob(
  { db, jobs }: { db: Database; jobs: JobDesk },
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Job> {
  let told = "";
  while (!signal.aborted) {
    // Asked for before the row is read, so that nothing that happens in between is missed.
    const news = jobs.news(id, lookMs, signal);
    const job = await findJob(db, id);
    const state = JSON.stringify([job.status, job.counts, job.failures.length]);
    if (state !== told) yield job;
    told = state;
    if (isOver(job)) return;
    await news;
  }
}
