import { AppError, isAppError } from "@/domain/errors";
import type { JobFailure } from "@/server/data/schema/upsert-jobs";
import type { Clock } from "@/server/platform/clock";
import type { Job, JobReport, JobWork } from "./job";
import type { JobQueue } from "./job-queue";

interface Running {
  queue: JobQueue;
  work: JobWork;
  clock: Clock;
  /** Aborted when the job is cancelled or the process ends. */
  stop: AbortController;
  beatMs: number;
  release(job: Job): Promise<void>;
  onNews(): void;
}

/** Documents that are listed when they could not be read; more would not be looked through by anybody. */
const mostFailures = 1_000;
/** Long results are shortened in the database: whoever waits gets them whole. */
const mostKeptDocuments = 20;

/** Does one job and writes down how it goes and how it ends. */
export async function runJob(job: Job, running: Running): Promise<Readonly<Record<string, unknown>>> {
  const { queue, work, clock, stop, beatMs, release, onNews } = running;
  const failures: JobFailure[] = [];
  let counts = job.counts;
  const report: JobReport = {
    counts: (told) => void (counts = { ...counts, ...told }),
    failed: (failure) => void (failures.length < mostFailures && failures.push(failure)),
  };
  let beating: Promise<void> = Promise.resolve();
  const beat = setInterval(() => {
    beating = queue.beat({ id: job.id, counts, failures }, clock.now()).then(
      (goesOn) => {
        if (!goesOn) stop.abort(new AppError("aborted", "The job was cancelled."));
        onNews();
      },
      // A database that is away for a moment must not end the job: its own statements say when it is gone.
      () => undefined,
    );
  }, beatMs);
  try {
    const result = await work(job, { signal: stop.signal, report });
    await settled();
    const end = { status: "finished" as const, counts, failures, result: shortened(result), error: null };
    await queue.end(job.id, end, clock.now());
    await release(job);
    return result;
  } catch (error) {
    await settled();
    if (stop.signal.aborted) await queue.putBack(job.id);
    else {
      await queue.end(job.id, { status: "failed", counts, failures, result: null, error: said(error) }, clock.now());
      await release(job);
    }
    throw error;
  }

  async function settled(): Promise<void> {
    clearInterval(beat);
    await beating;
  }
}

const said = (error: unknown): string =>
  isAppError(error) && error.code !== "internal"
    ? error.message
    : "Something went wrong in the server. Its log says what.";

function shortened(result: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { addedDocs } = result;
  return { ...result, ...(Array.isArray(addedDocs) && { addedDocs: addedDocs.slice(0, mostKeptDocuments) }) };
}
