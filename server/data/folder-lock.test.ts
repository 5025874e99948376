import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acquireFolderLock } from "./folder-lock";
import { currentProcess } from "./process-mark";

describe("the lock on a data folder", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "weft-lock-"));
    path = join(folder, "pglite.lock");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const leftBy = (mark: object) => writeFile(path, JSON.stringify({ ...currentProcess(), token: "other", ...mark }));
  const longAgo = new Date(Date.now() - 60_000);

  it("is given to one holder, and to the next once it is released", async () => {
    const first = await acquireFolderLock(path);
    await expect(acquireFolderLock(path)).rejects.toThrow(/in use by another Weft process/);
    await first.release();
    await (await acquireFolderLock(path)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is given to exactly one of many who ask at once", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => acquireFolderLock(path)));
    const given = asked.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(given).toHaveLength(1);
    await given[0]?.release();
  });

  it("is given to exactly one of many who find it stale at once", async () => {
    await leftBy({ started: "1" });
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => acquireFolderLock(path)));
    expect(asked.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it.each([
    ["a process that is gone", { pid: 2 ** 22 + 1 }],
    ["an earlier process with the same number", { started: "1" }],
  ])("left by %s is taken over", async (_who, mark) => {
    await leftBy(mark);
    await (await acquireFolderLock(path)).release();
  });

  it("left by a container that went silent is taken over", async () => {
    await leftBy({ scope: "another container" });
    await utimes(path, longAgo, longAgo);
    await (await acquireFolderLock(path)).release();
  });

  it("that cannot be read is taken over", async () => {
    await writeFile(path, "{");
    await (await acquireFolderLock(path)).release();
  });

  it("is not removed by a holder who has lost it", async () => {
    const lock = await acquireFolderLock(path);
    await leftBy({});
    await lock.release();
    expect(await readFile(path, "utf8")).toContain("other");
  });
});
