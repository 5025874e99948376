import type { AppError } from "@/domain/errors";
import { isAppError } from "@/domain/errors";
import type { Clock } from "@/server/platform/clock";
import type { Logger } from "@/server/platform/logger";
import type { Job, JobResult, JobWork } from "./job";
import type { JobQueue } from "./job-queue";
import { runJob } from "./run-job";

export interface JobPumpParts {
  queue: JobQueue;
  work: Readonly<Record<Job["kind"], JobWork>>;
  /** Lets go of what was kept for a job that is over. */
  release(job: Job): Promise<void>;
  clock: Clock;
  log: Logger;
  atOnce: number;
  onNews(id: string): void;
  onEnd(id: string, end: { result: JobResult } | { error: unknown }): void;
}

/** Takes jobs from the queue and does them, a few at once. */
export interface JobPump {
  /** There may be something to take. */
  run(): void;
  has(id: string): boolean;
  /** Nothing is under way. */
  rests(): boolean;
  stop(id: string, reason: AppError): void;
  /** Takes no more, stops what is under way and waits for it. */
  close(reason: AppError): Promise<void>;
}

const beatMs = 1_000;

export function createJobPump(parts: JobPumpParts): JobPump {
  const { queue, work, clock, log, atOnce, onNews, onEnd } = parts;
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  let closing = false;
  let pumping: Promise<void> | undefined;
  let again = false;

  const begin = (job: Job): void => {
    const stop = new AbortController();
    const how = { ...parts, work: work[job.kind], stop, beatMs, onNews: () => onNews(job.id) };
    const done = endOf(job, runJob(job, how)).then((end) => {
      running.delete(job.id);
      onEnd(job.id, end);
      run();
    });
    running.set(job.id, { stop, done });
  };
  const endOf = async (job: Job, ended: Promise<JobResult>) => {
    try {
      return { result: await ended };
    } catch (error) {
      if (!isAppError(error) || error.code === "internal") log.error({ err: error, job: job.id }, "A job failed");
      return { error };
    }
  };
  const takeAll = async (): Promise<void> => {
    while (again && !closing) {
      again = false;
      while (!closing && running.size < atOnce) {
        const job = await queue.take(clock.now());
        if (!job) break;
        begin(job);
      }
    }
  };
  const run = (): void => {
    again = true;
    pumping ??= takeAll()
      .catch((error: unknown) => {
        if (!closing) log.error({ err: error }, "Queued jobs could not be taken up");
      })
      .finally(() => (pumping = undefined));
  };
  return {
    run,
    has: (id) => running.has(id),
    rests: () => running.size === 0 && pumping === undefined,
    stop: (id, reason) => running.get(id)?.stop.abort(reason),
    async close(reason) {
      closing = true;
      await pumping;
      for (const { stop } of running.values()) stop.abort(reason);
      await Promise.allSettled([...running.values()].map(({ done }) => done));
    },
  };
}
