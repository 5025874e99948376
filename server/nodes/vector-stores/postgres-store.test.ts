import { afterAll, describe, expect, test } from "vitest";
import { createPostgresConnections } from "@/server/platform/postgres-connections";
import { startPostgresServer } from "@/server/platform/testing/postgres-server";
import { testDatabaseUrl } from "@/server/env";
import type { VectorIndex } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { describeVectorIndex } from "../testing/vector-index-conformance";

const url = testDatabaseUrl();
const own = url === undefined ? await startPostgresServer() : undefined;
const server = new URL(url ?? own?.url ?? "");
const connections = createPostgresConnections({ allowPrivateHosts: [server.hostname] });
const tables = new Set<string>();
afterAll(async () => {
  const { query } = await connections.connect(server.href);
  for (const table of tables) await query(`drop table if exists ${table}`);
  await connections.close();
  await own?.close();
});

const secrets = {
  user: decodeURIComponent(server.username),
  password: decodeURIComponent(server.password),
};
const inputs = { host: server.hostname, port: Number(server.port) || 5432, database: server.pathname.slice(1) };

function open(tableName: string, over: Record<string, unknown> = {}, arrays = false): Promise<VectorIndex> {
  tables.add(tableName);
  return build<VectorIndex>("postgres", {
    inputs: { ...inputs, tableName, document: [], embeddings: { model: "none" }, ...over },
    secrets,
    tools: someTools(() => Promise.reject(new Error("no network")), {
      async postgres(address) {
        const connection = await connections.connect(address);
        if (!arrays) return connection;
        // A server on which nobody may make the type.
        return {
          query: (text, ...rest) =>
            text.includes("create extension")
              ? Promise.reject(new Error("permission denied"))
              : connection.query(text.replace("to_regtype('vector')", "to_regtype('no_vector')"), ...rest),
        };
      },
    }),
    output: "vectorStore",
  });
}

for (const distanceStrategy of ["cosine", "euclidean", "innerProduct"])
  for (const arrays of [false, true])
    describeVectorIndex(`Postgres by ${distanceStrategy}, ${arrays ? "without" : "with"} pgvector if it is there,`, {
      open: (collection) => open(collection, { distanceStrategy }, arrays),
      missing: /Postgres has no table/,
    });

describe("Postgres as a server", () => {
  const { signal } = new AbortController();
  const document = (id: number, vector: number[], pageContent = "text") => ({
    ...{ id: `00000000-0000-8000-8000-00000000000${id}`, pageContent, metadata: {}, vector },
  });

  test.each([false, true])("refuses vectors of another length with what to do (arrays: %s)", async (arrays) => {
    const index = await open(`lengths_${arrays}_${Date.now().toString(36)}`, {}, arrays);
    await index.put([document(1, [1, 0, 0])], signal);
    await expect(index.put([document(2, [1, 0])], signal)).rejects.toThrow(/another length/);
    await expect(index.search({ vector: [1, 0], text: "", k: 1 }, signal)).rejects.toThrow(/another length/);
  });

  test("keeps texts in the column that is named, and takes any name for a table", async () => {
    const name = `odd_${Date.now().toString(36)} "; drop`;
    tables.delete(name);
    const index = await open(name, { contentColumnName: 'the "text"' });
    tables.delete(name);
    await index.put([document(1, [1, 0, 0], "with \0 nothing")], signal);
    const { query } = await connections.connect(server.href);
    const table = `"${name.replaceAll('"', '""')}"`;
    expect(await query(`select "the ""text""" as text from ${table}`)).toEqual([{ text: "with  nothing" }]);
    await query(`drop table ${table}`);
  });

  test("fills a table that Flowise made, and finds what it had put there", async () => {
    const name = `made_${Date.now().toString(36)}`;
    const { query } = await connections.connect(server.href);
    const [there] = await query("select to_regtype('vector') is not null as there");
    const type = there?.["there"] === true ? "vector" : "double precision[]";
    const value = type === "vector" ? "'[1,0,0]'" : "'{1,0,0}'";
    await query(
      `create table ${name} ("id" uuid not null default gen_random_uuid() primary key, "pageContent" text, metadata jsonb, embedding ${type})`,
    );
    await query(`insert into ${name} ("pageContent", metadata, embedding) values ('old', '{}', ${value})`);
    const index = await open(name.toUpperCase());
    tables.delete(name.toUpperCase());
    tables.add(name);
    await index.put([document(1, [0, 1, 0], "new")], signal);
    const found = await index.search({ vector: [1, 0, 0], text: "", k: 2 }, signal);
    expect(found.map(({ pageContent }) => pageContent)).toEqual(["old", "new"]);
  });

  test("is said to be away when nothing answers", async () => {
    const index = await open("nowhere", { port: 1 });
    await expect(index.search({ vector: [1], text: "", k: 1 }, signal)).rejects.toThrow(/cannot be reached/);
  });
});
