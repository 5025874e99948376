import { z } from "zod";
import { oncePerProcess } from "@/server/platform/once-per-process";
import type { Actor, ServiceContext } from "../context";
import { createJobDesk, type JobDesk } from "../jobs/job-desk";
import { createJobQueue } from "../jobs/job-queue";
import type { RunDesk, RunDeskPorts } from "../runs/run-desk";
import { runDeskOf } from "../runs/run-desk-of";
import { keptFile } from "./kept-files";
import { runFlowJob } from "./run-flow-job";
import { runStoreJob } from "./stores/run-store-job";

/** What works on documents in this process. */
export interface DocumentDesk {
  runs: RunDesk;
  jobs: JobDesk;
}

/** First argument of the verbs that start work on documents. */
export interface DocumentContext<A extends Actor = Actor> extends ServiceContext<A> {
  documents: DocumentDesk;
}

const jobsAtOnce = 2;

/** The document desk of a process's database, made when it is first needed. */
export const documentDeskOf = oncePerProcess(
  "document desks",
  (ports: RunDeskPorts): DocumentDesk => {
    const { clock, log, files, db } = ports;
    const runs = runDeskOf(ports);
    const jobs = createJobDesk({
      ...{ queue: createJobQueue(db), clock, log },
      work: { flow: runFlowJob(runs, ports), store: runStoreJob(runs, ports) },
      release: ({ request }) => files.remove(filesOf(request)),
      alone: ports.database.kind === "embedded",
      tidy: () => ports.database.tidy(),
      atOnce: jobsAtOnce,
    });
    ports.onClose(() => jobs.close());
    return { runs, jobs };
  },
  ({ database }) => database,
);

const requestFiles = z.object({ files: z.array(keptFile) });
const filesOf = (request: unknown): string[] => requestFiles.safeParse(request).data?.files.map(({ id }) => id) ?? [];
