import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { PostgresConnection } from "@/server/engine/ports";

export interface VectorTable {
  /** Its vectors are of pgvector's type; otherwise they are arrays of numbers. */
  native: boolean;
  /** Length of the vectors; undefined as long as there are none. */
  size: number | undefined;
  idType: string;
}

const columns = z.array(z.object({ name: z.string(), type: z.string() }));
const sizes = z.array(z.object({ size: z.coerce.number().nullable() }));
const idTypes = new Set(["uuid", "text", "character varying"]);

/** Undefined where there is no table of that (quoted) name. */
export async function findTable(
  { query }: PostgresConnection,
  table: string,
  signal: AbortSignal,
): Promise<VectorTable | undefined> {
  const text = `select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = to_regclass($1::text) and attnum > 0 and not attisdropped`;
  const found = columns.parse(await query(text, [table], signal));
  if (found.length === 0) return undefined;
  const types = new Map(found.map(({ name, type }) => [name, type.replace(/^.*\./, "")]));
  const embedding = types.get("embedding") ?? "";
  const idType = types.get("id") ?? "";
  const native = embedding === "vector";
  if (!native && embedding !== "double precision[]")
    throw new AppError("unprocessable", `The table ${table} of Postgres keeps no vectors. Name another one.`);
  if (!idTypes.has(idType))
    throw new AppError(
      "unprocessable",
      `The id of the table ${table} of Postgres is no uuid and no text. Name another one.`,
    );
  const length = native ? "vector_dims(embedding)" : "cardinality(embedding)";
  const [first] = sizes.parse(await query(`select ${length} as size from ${table} limit 1`, [], signal));
  return { native, size: first?.size ?? undefined, idType };
}

interface NewTable {
  table: string;
  content: string;
  size: number;
}

/** Makes the table when it is missing: with pgvector's type where the server has it, otherwise with arrays. */
export async function ensureTable(
  connection: PostgresConnection,
  made: NewTable,
  signal: AbortSignal,
): Promise<VectorTable> {
  const known = await findTable(connection, made.table, signal);
  if (known) return known;
  const native = await hasVectors(connection, signal);
  const type = native ? `vector(${made.size})` : "double precision[]";
  await connection.query(
    `create table if not exists ${made.table} (id uuid primary key, ${made.content} text, metadata jsonb, embedding ${type})`,
    [],
    signal,
  );
  return { native, size: made.size, idType: "uuid" };
}

async function hasVectors({ query }: PostgresConnection, signal: AbortSignal): Promise<boolean> {
  const known = async (): Promise<boolean> => {
    const [row] = await query("select to_regtype('vector') is not null as there", [], signal);
    return row?.["there"] === true;
  };
  if (await known()) return true;
  try {
    await query("create extension if not exists vector", [], signal);
  } catch {
    // The server does not have it, or the user may not. Arrays do as well.
    signal.throwIfAborted();
  }
  return known();
}
