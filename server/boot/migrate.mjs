// `npm run db:migrate`: brings a Postgres database up to date ahead of a start, for deployments that want the two apart.
// Every start does the same by itself. The embedded database belongs to one process, so only a start migrates it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** The same number as in server/data/client.ts: a start and this command must not migrate at once. */
const migrationLock = 0x57_45_46_54;

if (existsSync(root(".env"))) process.loadEnvFile(root(".env"));
const url = process.env.DATABASE_URL?.trim();
if (!url) {
  console.log(
    "DATABASE_URL is not set. The embedded database is brought up to date by every start; there is nothing to do.",
  );
  process.exit(0);
}

const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
try {
  await client`select pg_advisory_lock(${migrationLock})`;
  await migrate(drizzle({ client }), { migrationsFolder: root("drizzle") });
  console.log("The database is up to date.");
} catch (error) {
  console.error(
    `The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
} finally {
  await client.end();
}
