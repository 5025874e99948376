import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** What services query: the same on the embedded database, on Postgres and inside a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  kind: "embedded" | "postgres";
  /** True when the `vector` extension can be used. */
  vectors: boolean;
  /** Resolves once queries under way have ended and the lock, if there is one, is free. */
  close(): Promise<void>;
}
