import { z } from "zod";
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

const desks = new WeakMap<RunDeskPorts["database"], DocumentDesk>();
const jobsAtOnce = 2;

/** The document desk of a process's database, made when it is first needed. */
export function documentDeskOf(ports: RunDeskPorts): DocumentDesk {
  const known = desks.get(ports.database);
  if (known) return known;
  const { clock, log, files, db } = ports;
  const runs = runDeskOf(ports);
  const jobs = createJobDesk({
    ...{ queue: createJobQueue(db), clock, log },
    work: { flow: runFlowJob(runs, ports), store: runStoreJob(runs, ports) },
    release: ({ request }) => files.remove(filesOf(request)),
    alone: ports.database.kind === "embedded",
    atOnce: jobsAtOnce,
  });
  ports.onClose(() => jobs.close());
  const made = { runs, jobs };
  desks.set(ports.database, made);
  return made;
}

const requestFiles = z.object({ files: z.array(keptFile) });
const filesOf = (request: unknown): string[] => requestFiles.safeParse(request).data?.files.map(({ id }) => id) ?? [];
