import { AppError } from "@/domain/errors";
import type { Clock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import type { JobResult, NewJob } from "./job";
import { createJobNews, type JobNews } from "./job-news";
import { createJobPump, type JobPumpParts } from "./job-pump";
import { createJobWaiters } from "./job-waiters";
import { tidyAtRest } from "./tidy-at-rest";

/** Does jobs in this process, a few at once, and goes on with what earlier processes left. */
export interface JobDesk {
  /** Queues a job and returns its id. It is done whether or not anybody waits. */
  add(job: NewJob): Promise<string>;
  /** The same, for a caller who waits for what comes of it. */
  addAndWait(job: NewJob): Promise<JobResult>;
  cancel(id: string): Promise<boolean>;
  news: JobNews["next"];
  /** Takes up what is queued, and looks again from time to time. */
  start(): Promise<void>;
  /** Ends. Jobs under way are put back for the next process. */
  close(): Promise<void>;
}

export interface JobDeskParts extends Omit<JobPumpParts, "onNews" | "onEnd"> {
  /** No other process takes jobs from this database. */
  alone: boolean;
  /** What is better done while no job is under way. */
  tidy(): Promise<void>;
}

const lookMs = 5_000;
/** What came of a job can be asked for this long. */
const keptMs = 30 * 24 * 60 * 60 * 1000;
/** A process that has not told of its job for this long is taken for dead. */
const silentMs = 30_000;

export function createJobDesk(parts: JobDeskParts): JobDesk {
  const { queue, release, clock, log, alone } = parts;
  const openedAt = clock.now();
  const news = createJobNews();
  const pump = createJobPump({
    ...parts,
    onNews: news.tell,
    onEnd(id, end) {
      waiters.settle(id, end);
      news.tell(id);
    },
  });
  const waiters = createJobWaiters(queue, pump.has);
  const housekeeping = tidyAtRest(pump.rests, parts);
  let timer: NodeJS.Timeout | undefined;
  let closing = false;
  const add = async (job: NewJob): Promise<string> => {
    if (closing) throw new AppError("aborted", "The server is stopping. Try again in a moment.");
    const id = await queue.add(job);
    pump.run();
    return id;
  };
  const look = async (silentSince: Date): Promise<void> => {
    await queue.revive(silentSince, clock.now());
    pump.run();
  };

  return {
    add,
    async addAndWait(job) {
      const id = newId();
      return waiters.wait(id, async () => void (await add({ ...job, id })));
    },
    async cancel(id) {
      const cancelled = await queue.cancel(id, clock.now());
      if (!cancelled) return false;
      await release(cancelled);
      const reason = new AppError("aborted", "The job was cancelled.");
      pump.stop(id, reason);
      if (!pump.has(id)) waiters.settle(id, { error: reason });
      news.tell(id);
      return true;
    },
    news: news.next,
    async start() {
      timer ??= setInterval(() => {
        // Of several processes each may outlive another; one that is alone has nobody to take over from.
        const looked = alone ? Promise.resolve(pump.run()) : look(before(clock, silentMs));
        looked.catch((error: unknown) => log.error({ err: error }, "Jobs could not be looked for"));
      }, lookMs).unref();
      housekeeping.start();
      await look(alone ? openedAt : before(clock, silentMs));
      await queue.purge(before(clock, keptMs));
    },
    async close() {
      closing = true;
      clearInterval(timer);
      await Promise.all([pump.close(leftForLater()), housekeeping.close()]);
      waiters.rejectAll(leftForLater());
    },
  };
}

const before = (clock: Clock, ms: number): Date => new Date(clock.now().getTime() - ms);

const leftForLater = (): AppError =>
  new AppError("aborted", "The server is stopping. It goes on with this when it starts again.");
