import { join } from "node:path";
import { AppError } from "@/domain/errors";
import type { Database, OpenDatabase, RunStatement } from "./database";
import { acquireFolderLock } from "./folder-lock";
import { giveWay } from "./give-way";
import * as schema from "./schema";
import { tidyTables } from "./tidy-tables";

export interface DatabaseSettings {
  /** Postgres; without it the embedded database in `dataDir/pglite`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Folder of the SQL migrations; default `drizzle` in the working directory. */
  migrationsFolder?: string;
}

/** Opens and migrates the database. The only place that knows which of the two it is. */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  const migrationsFolder = settings.migrationsFolder ?? join(process.cwd(), "drizzle");
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, migrationsFolder)
    : openEmbedded(settings.dataDir, migrationsFolder);
}

/**
 * A list of words that wait to be sorted in is sorted in by whoever fills it up, and everybody waits meanwhile. On a server
 * that is somebody else's connection.
 */
const sortWordsAtOnce = `alter index vector_rows_words set (fastupdate = off);
  select gin_clean_pending_list('vector_rows_words');`;

async function openEmbedded(dataDir: string, migrationsFolder: string): Promise<OpenDatabase> {
  const lock = await acquireFolderLock(join(dataDir, "pglite.lock"));
  try {
    const [{ PGlite }, { vector }, { drizzle }, { migrate }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("@electric-sql/pglite-pgvector"),
      import("drizzle-orm/pglite"),
      import("drizzle-orm/pglite/migrator"),
    ]);
    const client = await PGlite.create({ dataDir: join(dataDir, "pglite"), extensions: { vector } });
    await client.exec("CREATE EXTENSION IF NOT EXISTS vector");
    const db = drizzle({ client, schema });
    await migrate(db, { migrationsFolder });
    await client.exec(sortWordsAtOnce);
    giveWay(client);
    const statement: RunStatement = async (text, values) =>
      (await client.query<Record<string, unknown>>(text, [...values])).rows;
    return {
      db,
      statement,
      tidy: () => tidyTables(statement),
      kind: "embedded",
      vectors: true,
      async close() {
        if (!client.closed) await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Any constant does, as long as every process of this program uses the same one. */
const migrationLock = 0x57_45_46_54;

async function openPostgres(url: string, migrationsFolder: string): Promise<OpenDatabase> {
  const [{ default: postgres }, { drizzle }, { migrate }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
    import("drizzle-orm/postgres-js/migrator"),
  ]);
  const quiet = () => undefined;
  // The lock belongs to a connection, so migrations run on a client that has exactly one.
  const single = postgres(url, { max: 1, onnotice: quiet, connect_timeout: 10 });
  let vectors: boolean;
  try {
    await single`select 1`.catch((cause: unknown) => {
      throw unreachable(url, cause);
    });
    await single`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle({ client: single, schema }), { migrationsFolder });
    vectors = await single`create extension if not exists vector`.then(
      () => true,
      () => false,
    );
  } finally {
    await single.end();
  }
  const client = postgres(url, { max: 10, onnotice: quiet, connection: { application_name: "weft" } });
  const db: Database = drizzle({ client, schema });
  return {
    db,
    // Drizzle has told the client to leave texts alone, JSON and times among them.
    statement: (text, values) => client.unsafe(text, [...values], { prepare: true }),
    kind: "postgres",
    vectors,
    tidy: () => Promise.resolve(),
    close: () => client.end({ timeout: 5 }),
  };
}

/** Names the server but never the password that is part of the address. */
function unreachable(url: string, cause: unknown): AppError {
  const { host, pathname } = new URL(url);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    "upstream_failed",
    `DATABASE_URL: the database ${host}${pathname} does not answer (${reason}). Start it, or correct the address.`,
    { cause },
  );
}
