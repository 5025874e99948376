import { z } from "zod";
import type { RunStatement } from "@/server/data/database";
import type { RecordShelf } from "@/server/engine/document-ports";
import { storableJson } from "../storable";

const sliceRow = z.object({ last: z.string().nullable(), keys: z.array(z.string()) });
const keyRow = z.object({ key: z.string() });

/**
 * What record managers know of a workspace's stores, in this server's own database.
 *
 * Records have one index, that of their keys, which every look goes through. Beside another one that begins alike, a
 * database that has gathered no statistics, as the embedded one, took that, and read all records to find a hundred.
 */
export function createRecordShelf(statement: RunStatement, workspaceId: string): RecordShelf {
  const keysOf = async (text: string, values: readonly (string | number | null)[]): Promise<string[]> =>
    (await statement(text, values)).map((row) => keyRow.parse(row).key);
  return {
    open(namespace) {
      const here = [workspaceId, namespace] as const;
      const write = async (state: string, entries: readonly object[], at: Date) => {
        if (entries.length > 0) await statement(putRecords, [...here, storableJson(entries), state, at.toISOString()]);
      };
      return {
        async known(keys) {
          return new Set(await keysOf(knownRecords, [...here, JSON.stringify(keys)]));
        },
        announce: (entries, at) => write("storing", entries, at),
        record: (entries, at) => write("stored", entries, at),
        async stale({ before, groups, limit, after = "" }) {
          const asked = [before.toISOString(), groups ? storableJson(groups) : null, limit] as const;
          for (let from = after; ;) {
            const [row] = await statement(staleRecords, [...here, ...asked, from]);
            const { last, keys } = sliceRow.parse(row);
            if (last === null || keys.length > 0) return keys;
            from = last;
          }
        },
        async doom(keys) {
          await statement(doomRecords, [...here, JSON.stringify(keys)]);
        },
        async forget(keys) {
          await statement(forgetRecords, [...here, JSON.stringify(keys)]);
        },
        unfinished: (limit) => keysOf(unfinishedRecords, [...here, limit]),
      };
    },
  };
}

const here = "workspace_id = $1::uuid and namespace = $2";
const among = "key = any (array(select jsonb_array_elements_text($3::jsonb)))";
const putRecords = `insert into document_records (workspace_id, namespace, key, group_id, state, seen_at)
  select $1::uuid, $2, r.key, r."group", $4, $5::timestamptz from jsonb_to_recordset($3::jsonb) as r(key text, "group" text)
  on conflict (workspace_id, namespace, key) do update
  set group_id = excluded.group_id, state = excluded.state, seen_at = excluded.seen_at`;
const knownRecords = `select key from document_records where ${here} and state = 'stored' and ${among}`;
/** What is stale in one slice of the records, and where the slice ends. */
const staleRecords = `select max(key) as last, coalesce(array_to_json(array_agg(key order by key) filter (
    where state = 'stored' and seen_at < $3::timestamptz
    and ($4::jsonb is null or group_id in (select jsonb_array_elements_text($4::jsonb))))), '[]') as keys
  from (select key, state, seen_at, group_id from document_records where ${here} and key > $6 order by key limit $5::int) s`;
const doomRecords = `update document_records set state = 'removing' where ${here} and ${among}`;
const forgetRecords = `delete from document_records where ${here} and ${among}`;
const unfinishedRecords = `select key from document_records where ${here} and state <> 'stored' limit $3::int`;
