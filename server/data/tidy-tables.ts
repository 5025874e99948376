import { z } from "zod";
import type { RunStatement } from "./database";

const tableRow = z.object({ name: z.string() });

/** Fewer rows are not worth the look at a table's indexes; nor is a small part of a large table. */
const untidy = `select quote_ident(relname) as name from pg_stat_user_tables
  where schemaname = 'public' and n_dead_tup > 2000 + n_live_tup / 5 order by n_dead_tup`;

/**
 * Frees the room of rows that were deleted or replaced, which a Postgres server does by itself. Statistics are not
 * gathered: for an index over words that would take as long as making it.
 */
export async function tidyTables(statement: RunStatement): Promise<void> {
  // What this connection knows of its own deletions counts only from then on.
  await statement("select pg_stat_force_next_flush()", []);
  const names = (await statement(untidy, [])).map((row) => tableRow.parse(row).name);
  for (const name of names) await statement(`vacuum ${name}`, []);
}
