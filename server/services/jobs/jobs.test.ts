import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/domain/errors";
import type { OpenDatabase } from "@/server/data/database";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { systemClock } from "@/server/platform/clock";
import { createLogger } from "@/server/platform/logger";
import { makeWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { findJob } from "./find-job";
import { followJob } from "./follow-job";
import type { Job, JobWork } from "./job";
import { createJobDesk, type JobDesk } from "./job-desk";
import { createJobQueue } from "./job-queue";

describe("jobs on documents", () => {
  let database: OpenDatabase;
  let workspaceId: string;
  let begun: string[];
  let released: string[];
  let aborted: string[];
  let desk: JobDesk;
  /** Lets jobs end, by what they were asked for. */
  let ends: Map<string, (error?: Error) => void>;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = (await makeWorkspace(testPorts(database.db))).id;
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.delete(upsertJobs);
    begun = [];
    released = [];
    aborted = [];
    ends = new Map();
    desk = openDesk();
  });
  afterEach(() => desk.close());

  const work: JobWork = (job, { signal, report }) =>
    new Promise((resolve, reject) => {
      const name = String(job.request);
      begun.push(name);
      report.counts({ numAdded: 1 });
      report.failed({ item: `a file of ${name}`, reason: "It cannot be read.\0" });
      signal.addEventListener(
        "abort",
        () => {
          aborted.push(name);
          reject(signal.reason);
        },
        { once: true },
      );
      ends.set(name, (error) => (error ? reject(error) : resolve({ numAdded: 2, text: "done\0" })));
    });
  function openDesk(): JobDesk {
    return createJobDesk({
      ...{ queue: createJobQueue(database.db), clock: systemClock, log: createLogger("silent") },
      work: { flow: work, store: work },
      release: async ({ request }) => void released.push(String(request)),
      ...{ alone: true, tidy: () => Promise.resolve(), atOnce: 2 },
    });
  }
  const add = (request: string, target = request) => desk.add({ workspaceId, kind: "flow", target, request });
  const until = (condition: () => unknown) => expect.poll(condition, { timeout: 10_000, interval: 10 });
  async function read(id: string, wanted: Job["status"]): Promise<Job> {
    await until(async () => (await findJob(database.db, id)).status).toBe(wanted);
    return findJob(database.db, id);
  }

  test("are done a few at once, in the order in which they came", async () => {
    const [one] = [await add("one"), await add("two"), await add("three")];
    await until(() => begun).toEqual(["one", "two"]);
    ends.get("one")?.();
    await until(() => begun).toEqual(["one", "two", "three"]);
    expect(await read(one, "finished")).toMatchObject({
      counts: { numAdded: 1 },
      failures: [{ item: "a file of one", reason: "It cannot be read." }],
      result: { numAdded: 2, text: "done" },
    });
    expect(released).toEqual(["one"]);
  });

  test("of one target wait for each other", async () => {
    const first = await add("first", "the store");
    await until(() => begun).toEqual(["first"]);
    const second = await add("second", "the store");
    await add("elsewhere");
    await until(() => begun).toEqual(["first", "elsewhere"]);
    expect((await findJob(database.db, second)).status).toBe("queued");
    ends.get("first")?.();
    await read(first, "finished");
    await until(() => begun).toContain("second");
  });

  test("of one target are never taken by two processes", async () => {
    const queue = createJobQueue(database.db);
    for (let n = 0; n < 8; n += 1) await queue.add({ workspaceId, kind: "flow", target: "t", request: n });
    const taken = await Promise.all(Array.from({ length: 8 }, () => queue.take(new Date())));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test("that fail say why, in words for their owner", async () => {
    const [told, hidden] = [await add("told"), await add("hidden")];
    await until(() => begun).toHaveLength(2);
    ends.get("told")?.(new AppError("unprocessable", "The store is full."));
    ends.get("hidden")?.(new Error("relation pg_secret does not exist"));
    expect(await read(told, "failed")).toMatchObject({ error: "The store is full." });
    expect((await read(hidden, "failed")).error).toMatch(/Its log says what/);
    expect(released.toSorted()).toEqual(["hidden", "told"]);
  });

  test("can be cancelled while they wait and while they go on", async () => {
    const running = await add("running", "t");
    const waiting = await add("waiting", "t");
    await until(() => begun).toEqual(["running"]);
    expect(await desk.cancel(waiting)).toBe(true);
    expect(await desk.cancel(running)).toBe(true);
    await read(running, "cancelled");
    await read(waiting, "cancelled");
    expect(await desk.cancel(running)).toBe(false);
    expect(begun).toEqual(["running"]);
    expect(released.toSorted()).toEqual(["running", "waiting"]);
  });

  test("that another process cancels end here too", async () => {
    const id = await add("here");
    await until(() => begun).toEqual(["here"]);
    await createJobQueue(database.db).cancel(id, new Date());
    await until(() => aborted).toEqual(["here"]);
    expect((await findJob(database.db, id)).status).toBe("cancelled");
  });

  test("give what came of them to whoever waits", async () => {
    const waited = desk.addAndWait({ workspaceId, kind: "flow", target: "t", request: "short" });
    await until(() => begun).toEqual(["short"]);
    ends.get("short")?.();
    expect(await waited).toMatchObject({ numAdded: 2 });
    const failed = desk.addAndWait({ workspaceId, kind: "flow", target: "t", request: "bad" });
    await until(() => begun).toContain("bad");
    ends.get("bad")?.(new AppError("unprocessable", "No."));
    await expect(failed).rejects.toThrow("No.");
  });

  test("go on by themselves after the process has ended in order", async () => {
    const id = await add("long");
    await until(() => begun).toEqual(["long"]);
    await desk.close();
    expect(await findJob(database.db, id)).toMatchObject({ status: "queued", interruptions: 0 });
    expect(released).toEqual([]);
    desk = openDesk();
    await desk.start();
    await until(() => begun).toEqual(["long", "long"]);
    ends.get("long")?.();
    await read(id, "finished");
  });

  test("that take one process after the other along are given up", async () => {
    const queue = createJobQueue(database.db);
    const id = await queue.add({ workspaceId, kind: "flow", target: "deadly", request: "deadly" });
    const later = new Date(Date.now() + 60_000);
    for (let start = 0; start < 5; start += 1) {
      expect((await queue.take(new Date()))?.id).toBe(id);
      await queue.revive(later, new Date());
    }
    expect(await findJob(database.db, id)).toMatchObject({ status: "failed", error: expect.stringMatching(/stopped/) });
  });

  test("that ended long ago are forgotten when a process starts", async () => {
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    const [id, recent] = [await add("old"), await add("recent")];
    await until(() => begun).toHaveLength(2);
    for (const name of ["old", "recent"]) ends.get(name)?.();
    await read(id, "finished");
    await read(recent, "finished");
    await database.db.update(upsertJobs).set({ endedAt: old }).where(eq(upsertJobs.id, id));
    await desk.start();
    await expect(findJob(database.db, id)).rejects.toThrow("no such job");
    expect((await findJob(database.db, recent)).status).toBe("finished");
  });

  test("are followed from where they are to their end", async () => {
    const id = await add("followed");
    const states: string[] = [];
    const reading = (async () => {
      for await (const job of followJob({ db: database.db, jobs: desk }, id, AbortSignal.timeout(20_000)))
        states.push(job.status);
    })();
    await until(() => begun).toEqual(["followed"]);
    await until(() => states).toContain("running");
    ends.get("followed")?.();
    await reading;
    expect(states.at(-1)).toBe("finished");
    expect((await database.db.select().from(upsertJobs).where(eq(upsertJobs.id, id)))[0]?.endedAt).toBeInstanceOf(Date);
  });
});
