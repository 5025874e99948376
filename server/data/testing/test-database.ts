import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { testDatabaseUrl } from "@/server/env";
import { openDatabase } from "../client";
import type { OpenDatabase } from "../database";
import { giveWay } from "../give-way";
import * as schema from "../schema";
import { tidyTables } from "../tidy-tables";

const migrationsFolder = join(process.cwd(), "drizzle");

/**
 * An empty, migrated database of the caller's own. With `TEST_DATABASE_URL` it is a new database on that server,
 * dropped by `close`; otherwise an embedded one in memory. Suites are run once each way.
 */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const url = testDatabaseUrl();
  return url ? openOnServer(url) : openInMemory();
}

async function openInMemory(): Promise<OpenDatabase> {
  const loadDataDir = new Blob([new Uint8Array(await migratedDump())]);
  const client = await PGlite.create({ loadDataDir, extensions: { vector } });
  const statement: OpenDatabase["statement"] = async (text, values) =>
    (await client.query<Record<string, unknown>>(text, [...values])).rows;
  const db = drizzle({ client, schema });
  giveWay(client);
  const tidy = () => tidyTables(statement);
  return { ...{ db, statement, tidy }, kind: "embedded", vectors: true, close: () => client.close() };
}

/** Migrating takes seconds and cloning a dump does not, so the dump is kept beside the system's temporary files. */
async function migratedDump(): Promise<Buffer> {
  const folder = join(tmpdir(), "weft-test-databases");
  const path = join(folder, `${await fingerprint()}.tar`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return kept;
  const client = await PGlite.create({ extensions: { vector } });
  await client.exec("CREATE EXTENSION IF NOT EXISTS vector");
  await migrate(drizzle({ client, schema }), { migrationsFolder });
  const dump = Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer());
  await client.close();
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, dump);
  await rename(fresh, path);
  return dump;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(migrationsFolder)).sort()) {
    if (name.endsWith(".sql")) hash.update(name).update(await readFile(join(migrationsFolder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function openOnServer(url: string): Promise<OpenDatabase> {
  const { default: postgres } = await import("postgres");
  const name = `weft_test_${randomBytes(6).toString("hex")}`;
  const server = postgres(url, { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: own.href, dataDir: "", migrationsFolder });
  return {
    ...database,
    async close() {
      await database.close();
      await server.unsafe(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
