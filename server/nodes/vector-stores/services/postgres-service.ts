import { z } from "zod";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import type { PostgresConnection } from "@/server/engine/ports";
import { fromCosine, fromDistance, fromProduct } from "../outside/scores";
import { nothingThere, serviceRefusal } from "../outside/service-refusal";
import type { NearDocument, ServiceQuery, VectorService } from "../outside/vector-service";
import { ensureTable, findTable, type VectorTable } from "./postgres-table";

export type DistanceStrategy = "cosine" | "euclidean" | "innerProduct";

interface PostgresOptions {
  connect(): Promise<PostgresConnection>;
  /** Names are quoted already. */
  table: string;
  content: string;
  strategy: DistanceStrategy;
}

const numbers = z.array(z.number());
const row = z.object({
  id: z.string(),
  content: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  distance: z.coerce.number().catch(Number.NaN),
  vector: z.string().nullish(),
});
const rows = z.array(row);
const service = "Postgres";

/** Rows of one table. With pgvector it computes distances itself, otherwise the statement does; both look at every row. */
export function postgresService({ connect, table, content, strategy }: PostgresOptions): VectorService {
  return {
    givesVectors: true,
    async put(documents, signal) {
      const connection = await connect();
      const size = documents[0]?.vector.length ?? 0;
      const known = await ensureTable(connection, { table, content, size }, signal);
      for (const { vector } of documents) checkLength(known, vector.length);
      // One statement cannot write a row twice.
      const latest = new Map(documents.map((document) => [document.id, document]));
      const given = [...latest.values()].map(({ id, pageContent, metadata, vector }) => ({
        ...{ id, content: pageContent, metadata, embedding: vector },
      }));
      const text = `insert into ${table} (id, ${content}, metadata, embedding)
        select (one->>'id')::${known.idType}, one->>'content', one->'metadata', ${readVector(known)}
        from jsonb_array_elements($1::jsonb) as one
        on conflict (id) do update
        set ${content} = excluded.${content}, metadata = excluded.metadata, embedding = excluded.embedding`;
      await connection.query(text, [JSON.stringify(given, withoutNul)], signal);
    },
    async remove(ids, signal) {
      const connection = await connect();
      const known = await findTable(connection, table, signal);
      if (!known) return;
      const text = `delete from ${table} where id in (select one::${known.idType} from jsonb_array_elements_text($1::jsonb) as one)`;
      await connection.query(text, [JSON.stringify(ids)], signal);
    },
    async search(query, signal) {
      const connection = await connect();
      const known = await findTable(connection, table, signal);
      if (!known) throw nothingThere(service, "table", table);
      checkLength(known, query.vector.length);
      const { text, values } = question(query, { table, content, strategy, known });
      return rows.parse(await connection.query(text, values, signal)).map((found) => readRow(found, strategy));
    },
  };
}

interface Asking {
  table: string;
  content: string;
  strategy: DistanceStrategy;
  known: VectorTable;
}

function question(query: ServiceQuery, { table, content, strategy, known }: Asking) {
  const { vector, k, filter, chatId, withVectors } = query;
  const values: (string | number)[] = [JSON.stringify(vector), k];
  const conditions = [
    ...(filter ? [`metadata @> $${values.push(JSON.stringify(filter, withoutNul))}::jsonb`] : []),
    ...(chatId === undefined
      ? []
      : [`coalesce(metadata->>'${chatIdKey}', $${values.push(chatId)}::text) = $${values.length}::text`]),
  ];
  const told = withVectors ? `, to_jsonb(${known.native ? "embedding::real[]" : "embedding"})::text as vector` : "";
  const text = `select id::text as id, ${content} as content, metadata, ${distanceOf(strategy, known)} as distance${told}
    from ${table} ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""}
    order by distance limit $2::int`;
  return { text, values };
}

const operators: Readonly<Record<DistanceStrategy, string>> = { cosine: "<=>", euclidean: "<->", innerProduct: "<#>" };
const sums: Readonly<Record<DistanceStrategy, string>> = {
  cosine: "1 - sum(a * b) / nullif(sqrt(sum(a * a)) * sqrt(sum(b * b)), 0)",
  euclidean: "sqrt(sum((a - b) ^ 2))",
  innerProduct: "-sum(a * b)",
};

/** The first value of a search is its vector, as JSON. */
function distanceOf(strategy: DistanceStrategy, { native }: VectorTable): string {
  if (native) return `(embedding ${operators[strategy]} $1::text::vector)`;
  const asked =
    "(select array_agg(v::float8 order by n) from jsonb_array_elements_text($1::text::jsonb) with ordinality as e(v, n))";
  return `(select ${sums[strategy]} from unnest(embedding, ${asked}) as pair(a, b))`;
}

const readVector = ({ native }: VectorTable): string =>
  native
    ? "(one->>'embedding')::vector"
    : "(select array_agg(v::float8 order by n) from jsonb_array_elements_text(one->'embedding') with ordinality as e(v, n))";

function checkLength({ size }: VectorTable, given: number): void {
  if (size !== undefined && size !== given)
    throw serviceRefusal({ service, said: `expected ${size} dimensions, not ${given}` });
}

function readRow(
  { id, content, metadata, distance, vector }: z.infer<typeof row>,
  strategy: DistanceStrategy,
): NearDocument {
  const near = vector ? numbers.safeParse(JSON.parse(vector)) : undefined;
  return {
    ...{ id, pageContent: content ?? "", metadata: metadata ?? {} },
    score: Number.isNaN(distance) ? 0 : scoreBy(strategy, distance),
    ...(near?.success && { vector: near.data }),
  };
}

function scoreBy(strategy: DistanceStrategy, distance: number): number {
  if (strategy === "cosine") return fromCosine(1 - distance);
  return strategy === "euclidean" ? fromDistance(distance) : fromProduct(-distance);
}

/** Postgres keeps every character but this one. */
const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "") : value;
