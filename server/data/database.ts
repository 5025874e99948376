import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** What services query: the same on the embedded database, on Postgres and inside a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Runs one statement with `$1 …` and gives its rows, columns as the database names them. Times and JSON go in as text. */
export type RunStatement = (
  text: string,
  values: readonly (string | number | null)[],
) => Promise<Record<string, unknown>[]>;

export interface OpenDatabase {
  db: Database;
  /**
   * For the few statements of the hot path: their text never changes, so that it is sent, parsed and planned once per
   * connection. Everything else goes through `db`.
   */
  statement: RunStatement;
  kind: "embedded" | "postgres";
  /** True when the `vector` extension can be used. */
  vectors: boolean;
  /** Frees the room of what was deleted, where the database does not do so by itself. Others wait meanwhile. */
  tidy(): Promise<void>;
  /** Resolves once queries under way have ended and the lock, if there is one, is free. */
  close(): Promise<void>;
}
