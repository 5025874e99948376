import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { workspaces } from "./schema";

describe("the embedded database", { timeout: 60_000 }, () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "weft-client-"));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it("keeps rows over a close, knows vectors and refuses a second opener", async () => {
    const first = await openDatabase({ databaseUrl: undefined, dataDir });
    await first.db.insert(workspaces).values({ name: "Kept" });
    await first.db.execute(sql`select '[1,2]'::vector <-> '[2,3]'::vector`);
    await expect(openDatabase({ databaseUrl: undefined, dataDir })).rejects.toThrow(
      /in use by another Weft process \(number \d+\)/,
    );
    await first.close();

    const second = await openDatabase({ databaseUrl: undefined, dataDir });
    expect(await second.db.select({ name: workspaces.name }).from(workspaces)).toEqual([{ name: "Kept" }]);
    await second.close();
  });
});

describe("a Postgres that does not answer", () => {
  it("is named with the reason and without its password", async () => {
    const databaseUrl = "postgres://weft:hunter2@127.0.0.1:1/weft";
    const refusal = openDatabase({ databaseUrl, dataDir: "" });
    await expect(refusal).rejects.toThrow(
      /^DATABASE_URL: the database 127\.0\.0\.1:1\/weft does not answer \(.+\)\. Start it/,
    );
    await expect(refusal).rejects.not.toThrow(/hunter2/);
  });
});
