import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { OpenDatabase } from "@/server/data/database";
import type { RecordShelf } from "@/server/engine/document-ports";
import { newId } from "@/server/platform/ids";
import { openTestDatabase } from "../testing/test-database";
import { createRecordShelf } from "./record-shelf";

let database: OpenDatabase;
let records: ReturnType<RecordShelf["open"]>;
const all = Array.from({ length: 4_000 }, (_, n) => ({ key: `key ${n}`, group: `book ${n % 2}` }));
const some = all.slice(100, 200).map(({ key }) => key);

beforeAll(async () => {
  database = await openTestDatabase();
  const workspaceId = newId();
  await database.statement("insert into workspaces (id, name) values ($1::uuid, 'One')", [workspaceId]);
  records = createRecordShelf(database.statement, workspaceId).open("a store");
  await records.record(all, new Date(1_000));
});
afterAll(() => database.close());

/** Index entries and rows of the records that `work` looked at. */
async function looked(work: () => Promise<unknown>): Promise<number> {
  const before = await read();
  await work();
  return (await read()) - before;
}

async function read(): Promise<number> {
  await database.statement("select pg_stat_force_next_flush()", []);
  const [row] = await database.statement(
    `select (t.seq_tup_read + i.read)::int as n from pg_stat_user_tables t, (
       select sum(idx_tup_read) as read from pg_stat_user_indexes where relname = 'document_records') i
     where relname = 'document_records'`,
    [],
  );
  return z.object({ n: z.number() }).parse(row).n;
}

test("what was not seen again is told slice by slice, in the order of the keys", async () => {
  const seen = all.filter((_, n) => n % 3 === 0);
  await records.record(seen, new Date(5_000));
  const told: string[] = [];
  for (let after: string | undefined; ;) {
    const keys = await records.stale({ before: new Date(2_000), groups: ["book 1"], after, limit: 100 });
    if (keys.length === 0) break;
    expect(keys.length).toBeLessThanOrEqual(100);
    told.push(...keys);
    after = keys.at(-1);
  }
  const wanted = all.flatMap(({ key }, n) => (n % 3 !== 0 && n % 2 === 1 ? [key] : []));
  expect(told.toSorted()).toEqual(wanted.toSorted());
  expect(new Set(told).size).toBe(told.length);
});

test("a hundred keys among thousands are looked up alone, though no statistics were gathered", async () => {
  // A server counts late, and what other connections did; it gathers statistics, too.
  const most = database.kind === "embedded" ? 2 * some.length : Number.POSITIVE_INFINITY;
  if (database.kind === "embedded")
    expect(await looked(() => records.known(all.map(({ key }) => key)))).toBeGreaterThanOrEqual(all.length);
  expect(await looked(() => records.known(some))).toBeLessThanOrEqual(most);
  expect(await looked(() => records.unfinished(10))).toBeLessThanOrEqual(most);
  expect(await looked(() => records.doom(some))).toBeLessThanOrEqual(most);
  expect(new Set(await records.unfinished(1_000))).toEqual(new Set(some));
  expect(await looked(() => records.forget(some))).toBeLessThanOrEqual(most);
  expect((await records.known(all.map(({ key }) => key))).size).toBe(all.length - some.length);
});
