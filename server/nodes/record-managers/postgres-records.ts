import type { PostgresConnection } from "@/server/engine/ports";
import type { RecordManager } from "../documents/document-slots";
import { onceUntilFailed } from "./once-until-failed";

type Records = Omit<RecordManager, "namespace" | "cleanup" | "sourceIdKey">;

interface PostgresRecords {
  connect(): Promise<PostgresConnection>;
  /** Quoted, as SQL takes it. */
  table: string;
  namespace: string;
}

/**
 * Records in a table of somebody else's Postgres, made when it is missing. A table that Flowise made is taken over: it
 * lacks only `state`, and what it holds counts as stored.
 */
export function postgresRecords({ connect, table, namespace }: PostgresRecords): Records {
  const ready = onceUntilFailed(async () => {
    const connection = await connect();
    await connection.query(`create table if not exists ${table} (
      uuid uuid primary key default gen_random_uuid(), key text not null, namespace text not null,
      updated_at double precision not null, group_id text, unique (key, namespace))`);
    await connection.query(`alter table ${table} add column if not exists state text not null default 'stored'`);
    return connection;
  });
  const ask = async (text: string, ...values: (string | number | null)[]): Promise<string[]> => {
    const connection = await ready();
    return (await connection.query(text, [namespace, ...values])).map(({ key }) => String(key));
  };
  const among = "namespace = $1 and key in (select jsonb_array_elements_text($2::jsonb))";
  const write = async (state: string, entries: readonly object[], at: Date): Promise<void> => {
    if (entries.length > 0) await ask(put(table), JSON.stringify(entries), state, at.getTime() / 1000);
  };
  return {
    known: async (keys) =>
      new Set(await ask(`select key from ${table} where ${among} and state = 'stored'`, JSON.stringify(keys))),
    announce: (entries, at) => write("storing", entries, at),
    record: (entries, at) => write("stored", entries, at),
    stale: ({ before, groups, limit, after = "" }) =>
      ask(stale(table), before.getTime() / 1000, groups ? JSON.stringify(groups) : null, limit, after),
    doom: async (keys) =>
      void (await ask(`update ${table} set state = 'removing' where ${among}`, JSON.stringify(keys))),
    forget: async (keys) => void (await ask(`delete from ${table} where ${among}`, JSON.stringify(keys))),
    unfinished: (limit) =>
      ask(`select key from ${table} where namespace = $1 and state <> 'stored' limit $2::int`, limit),
  };
}

const put = (table: string): string => `insert into ${table} (key, namespace, group_id, state, updated_at)
  select r.key, $1, r."group", $3, $4::double precision from jsonb_to_recordset($2::jsonb) as r(key text, "group" text)
  on conflict (key, namespace) do update
  set group_id = excluded.group_id, state = excluded.state, updated_at = excluded.updated_at`;
const stale = (table: string): string => `select key from ${table} where namespace = $1 and state = 'stored'
  and updated_at < $2::double precision
  and ($3::jsonb is null or group_id in (select jsonb_array_elements_text($3::jsonb))) and key > $5
  order by key limit $4::int`;
