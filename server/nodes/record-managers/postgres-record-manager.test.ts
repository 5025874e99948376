import { afterAll, beforeAll, expect, test } from "vitest";
import { createPostgresConnections, type PostgresConnections } from "@/server/platform/postgres-connections";
import { type PostgresServer, startPostgresServer } from "@/server/platform/testing/postgres-server";
import type { RecordManager } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";

let server: PostgresServer;
let connections: PostgresConnections;
beforeAll(async () => {
  server = await startPostgresServer();
  connections = createPostgresConnections({ allowPrivateHosts: ["127.0.0.1"] });
});
afterAll(async () => {
  await connections.close();
  await server.close();
});

const manager = (inputs: Record<string, unknown> = {}): Promise<RecordManager> =>
  build("postgresRecordManager", {
    inputs: { host: "127.0.0.1", port: server.port, database: "postgres", namespace: "n", ...inputs },
    secrets: { user: "postgres", password: "" },
    tools: someTools(fetch, { postgres: connections.connect }),
  });

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const entries = (...keys: string[]) => keys.map((key) => ({ key, group: key.slice(0, 1) }));

test("it tells what is stored, what was never confirmed and what was not seen again", async () => {
  const records = await manager();
  await records.announce(entries("a1", "a2", "b1"), at(1));
  expect(await records.unfinished(10)).toHaveLength(3);
  await records.record(entries("a1", "a2", "b1"), at(1));
  expect(await records.known(["a1", "b1", "c1"])).toEqual(new Set(["a1", "b1"]));
  await records.record(entries("a1"), at(5));
  expect(await records.stale({ before: at(3), groups: ["a"], limit: 10 })).toEqual(["a2"]);
  expect((await records.stale({ before: at(3), limit: 10 })).toSorted()).toEqual(["a2", "b1"]);
  await records.doom(["b1"]);
  expect(await records.unfinished(10)).toEqual(["b1"]);
  await records.forget(["b1"]);
  expect(await records.unfinished(10)).toEqual([]);
});

test("another namespace of the same table is apart, and a second manager of the same one goes on", async () => {
  await (await manager({ namespace: "x" })).record(entries("z1"), at(1));
  expect(await (await manager({ namespace: "y" })).known(["z1"])).toEqual(new Set());
  expect(await (await manager({ namespace: "x" })).known(["z1"])).toEqual(new Set(["z1"]));
});

test("a table that another program made keeps its records", async () => {
  const connection = await connections.connect(server.url);
  await connection.query(`create table older (uuid uuid primary key default gen_random_uuid(), key text not null,
    namespace text not null, updated_at double precision not null, group_id text, unique (key, namespace))`);
  await connection.query("insert into older (key, namespace, updated_at) values ('k', 'n', 1)");
  expect(await (await manager({ tableName: "older" })).known(["k"])).toEqual(new Set(["k"]));
});

test("what is no table name is refused", async () => {
  await expect(manager({ tableName: 'records"; drop table older; --' })).rejects.toThrow(/is no table name/);
});
