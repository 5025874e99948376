import { AppError } from "@/domain/errors";
import { isOver, type JobResult } from "./job";
import type { JobQueue } from "./job-queue";

/** Callers who wait for what comes of their jobs. */
export interface JobWaiters {
  /** Waits for a job that `begin` puts into the queue: a short one may be over before it is back. */
  wait(id: string, begin: () => Promise<void>): Promise<JobResult>;
  settle(id: string, end: { result: JobResult } | { error: unknown }): void;
  rejectAll(error: AppError): void;
}

/** Another process may have taken the job that somebody waits for here. */
const hearMs = 1_000;

interface Waiter {
  resolve(result: JobResult): void;
  reject(error: unknown): void;
}

export function createJobWaiters(queue: JobQueue, isDoneHere: (id: string) => boolean): JobWaiters {
  const waiters = new Map<string, Waiter>();
  const settle: JobWaiters["settle"] = (id, end) => {
    if ("result" in end) waiters.get(id)?.resolve(end.result);
    else waiters.get(id)?.reject(end.error);
  };
  const hearOfOthers = async (id: string): Promise<void> => {
    const job = isDoneHere(id) ? undefined : await queue.read(id).catch(() => undefined);
    if (!job || !isOver(job) || isDoneHere(id)) return;
    if (job.status === "finished") settle(id, { result: job.result ?? {} });
    else settle(id, { error: new AppError("unprocessable", job.error ?? "The job was cancelled.") });
  };
  return {
    async wait(id, begin) {
      const ended = new Promise<JobResult>((resolve, reject) => waiters.set(id, { resolve, reject }));
      // Whoever rejects it while `begin` is under way must not find nobody who listens.
      ended.catch(() => undefined);
      const hearing = setInterval(() => void hearOfOthers(id), hearMs);
      try {
        await begin();
        return await ended;
      } finally {
        clearInterval(hearing);
        waiters.delete(id);
      }
    },
    settle,
    rejectAll(error) {
      for (const { reject } of waiters.values()) reject(error);
    },
  };
}
