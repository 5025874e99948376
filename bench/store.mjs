const table = "create table if not exists answers (id text primary key, question text not null, answer text not null)";
const row = "insert into answers (id, question, answer) values ($1, $2, $3)";

/** Opens the database the floor writes to, of the kind Weft uses in the same run, and gives the one write it makes. */
export async function openStore({ databaseUrl, dataDir }) {
  if (databaseUrl) {
    const { default: postgres } = await import("postgres");
    const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined });
    await sql.unsafe(table);
    return (...values) => sql.unsafe(row, values, { prepare: true });
  }
  const { PGlite } = await import("@electric-sql/pglite");
  const database = await PGlite.create({ dataDir });
  await database.exec(table);
  return (...values) => database.query(row, values);
}
