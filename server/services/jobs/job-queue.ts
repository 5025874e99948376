import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { storable } from "./storable-value";
import { type Job, type NewJob, noCounts } from "./job";

/** Jobs as the database keeps them; any number of processes may take from it. */
export interface JobQueue {
  add(job: NewJob): Promise<string>;
  /** Takes the oldest job whose target nobody works on. */
  take(now: Date): Promise<Job | undefined>;
  /** Tells that it goes on, and how far it is. False when somebody else has ended it. */
  beat(job: Pick<Job, "id" | "counts" | "failures">, now: Date): Promise<boolean>;
  /** Writes down how a running job ended; without effect on one that was cancelled meanwhile. */
  end(id: string, end: Pick<Job, "status" | "counts" | "failures" | "result" | "error">, now: Date): Promise<void>;
  /** Undefined when it is over already. */
  cancel(id: string, now: Date): Promise<Job | undefined>;
  read(id: string): Promise<Job | undefined>;
  /** Puts a job back that this process cannot end. */
  putBack(id: string): Promise<void>;
  /** Puts jobs back whose process gave no sign since `before`. Those that took too many processes along fail. */
  revive(before: Date, now: Date): Promise<number>;
  /** Forgets jobs that ended before `before`. */
  purge(before: Date): Promise<void>;
}

const mostInterruptions = 5;

export function createJobQueue(db: Database): JobQueue {
  const running = (id: string) => and(eq(upsertJobs.id, id), eq(upsertJobs.status, "running"));
  return {
    async add(job) {
      const [row] = await db
        .insert(upsertJobs)
        .values({ ...job, request: storable(job.request), counts: noCounts })
        .returning({ id: upsertJobs.id });
      return row?.id ?? "";
    },
    take: (now) => take(db, now),
    async beat({ id, counts, failures }, now) {
      const rows = await db
        .update(upsertJobs)
        .set({ counts, failures: storable(failures), heartbeatAt: now })
        .where(running(id))
        .returning({ id: upsertJobs.id });
      return rows.length > 0;
    },
    async end(id, { failures, result, ...end }, now) {
      await db
        .update(upsertJobs)
        .set({ ...end, failures: storable(failures), result: storable(result), endedAt: now })
        .where(running(id));
    },
    async cancel(id, now) {
      const [row] = await db
        .update(upsertJobs)
        .set({ status: "cancelled", endedAt: now })
        .where(and(eq(upsertJobs.id, id), inArray(upsertJobs.status, ["queued", "running"])))
        .returning();
      return row;
    },
    async read(id) {
      const [row] = await db.select().from(upsertJobs).where(eq(upsertJobs.id, id));
      return row;
    },
    async putBack(id) {
      await db.update(upsertJobs).set({ status: "queued" }).where(running(id));
    },
    revive: (before, now) => revive(db, before, now),
    async purge(before) {
      await db.delete(upsertJobs).where(lt(upsertJobs.endedAt, before));
    },
  };
}

async function take(db: Database, now: Date): Promise<Job | undefined> {
  const free = db
    .select({ id: upsertJobs.id })
    .from(upsertJobs)
    .where(
      and(
        eq(upsertJobs.status, "queued"),
        sql`not exists (select 1 from upsert_jobs r where r.status = 'running'
          and r.workspace_id = ${upsertJobs.workspaceId} and r.target = ${upsertJobs.target})`,
      ),
    )
    .orderBy(asc(upsertJobs.createdAt), asc(upsertJobs.id))
    .limit(1)
    .for("update", { skipLocked: true });
  try {
    const [row] = await db
      .update(upsertJobs)
      .set({
        ...{ status: "running", heartbeatAt: now, counts: noCounts, failures: [] },
        startedAt: sql`coalesce(${upsertJobs.startedAt}, ${now.toISOString()}::timestamptz)`,
      })
      .where(eq(upsertJobs.id, free))
      .returning();
    return row;
  } catch (error) {
    // Another process took a job of the same target at the same time. That one goes first.
    if (isTaken(error)) return undefined;
    throw error;
  }
}

/** Drizzle wraps what the database said. */
function isTaken(error: unknown): boolean {
  const said = error instanceof Error ? (error.cause ?? error) : error;
  return typeof said === "object" && said !== null && "code" in said && said.code === "23505";
}

async function revive(db: Database, before: Date, now: Date): Promise<number> {
  const silent = and(eq(upsertJobs.status, "running"), lt(upsertJobs.heartbeatAt, before));
  const error = "The server stopped again and again while it worked on this. Ask for it anew, with fewer documents.";
  const failed = { status: "failed" as const, error, endedAt: now };
  await db
    .update(upsertJobs)
    .set(failed)
    .where(and(silent, sql`${upsertJobs.interruptions} >= ${mostInterruptions - 1}`));
  const rows = await db
    .update(upsertJobs)
    .set({ status: "queued", interruptions: sql`${upsertJobs.interruptions} + 1` })
    .where(silent)
    .returning({ id: upsertJobs.id });
  return rows.length;
}
