import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVectorShelf } from "./adapters/vector-shelf";
import { openDatabase } from "./client";
import type { OpenDatabase } from "./database";
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

  describe("when much is put in and deleted", () => {
    let database: OpenDatabase;
    beforeAll(async () => void (database = await openDatabase({ databaseUrl: undefined, dataDir })));
    afterAll(() => database.close());

    it("frees the room of a deleted collection", async () => {
      const [workspace] = await database.db.insert(workspaces).values({ name: "Full" }).returning();
      const shelf = createVectorShelf(database, workspace?.id ?? "");
      const vector = Array.from({ length: 128 }, (_, place) => place - 60.5);
      const documents = Array.from({ length: 2500 }, (_, n) => ({
        ...{ id: String(n), pageContent: `Passage ${n}`, metadata: {}, vector },
      }));
      await shelf.open("much", "m").put(documents);
      const [filled] = await database.statement("select pg_table_size('vector_rows')::int as size", []);
      await shelf.remove("much");
      await database.tidy();
      const [left] = await database.statement("select pg_table_size('vector_rows')::int as size", []);
      expect(filled?.["size"]).toBeGreaterThan(1_000_000);
      expect(left?.["size"]).toBeLessThan(100_000);
    });

    it("gets others their turn between the statements of whoever has many", async () => {
      let turns = 0;
      const others = setInterval(() => (turns += 1), 1);
      for (let n = 0; n < 40; n += 1) await database.statement("select count(*) from generate_series(1, 50000)", []);
      clearInterval(others);
      expect(turns).toBeGreaterThan(3);
    });

    it("sorts words in at once, so that no statement does it for thousands of others", async () => {
      const options = "select reloptions from pg_class where relname = 'vector_rows_words'";
      expect(await database.statement(options, [])).toEqual([{ reloptions: ["fastupdate=off"] }]);
    });
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
