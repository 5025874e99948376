import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { OpenDatabase, RunStatement } from "@/server/data/database";
import type { VectorCollection, VectorMatch, VectorShelf } from "@/server/engine/document-ports";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import { storableJson } from "../storable";

type VectorDatabase = Pick<OpenDatabase, "statement" | "vectors">;

const collectionRow = z.object({ id: z.string(), model: z.string(), dimensions: z.number() });
const matchRow = z.object({
  id: z.string(),
  content: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  score: z.coerce.number(),
  embedding: z.array(z.number()).nullish(),
});

/**
 * The vectors that this server keeps for a workspace, in its own database. Searches look at every row of a collection:
 * at its signature, and of those that are nearest by it at the whole vector.
 */
export function createVectorShelf(database: VectorDatabase, workspaceId: string): VectorShelf {
  return {
    open: (name, model) => openCollection({ database, workspaceId, name, model }),
    async remove(name) {
      // Row after row of a large collection would hold the embedded database up for too long.
      const gone = () => database.statement(removeSomeRows, [workspaceId, name]);
      for (let rows = await gone(); rows.length > 0; rows = await gone());
      await database.statement("delete from vector_collections where workspace_id = $1 and name = $2", [
        workspaceId,
        name,
      ]);
    },
  };
}

interface Collection {
  database: VectorDatabase;
  workspaceId: string;
  name: string;
  model: string;
}

function openCollection(collection: Collection): VectorCollection {
  const { statement, vectors } = collection.database;
  return {
    async put(documents) {
      const [first] = documents;
      if (!first) return;
      const { id } = await ensure(collection, first.vector.length);
      const rows = documents.map(({ id: key, pageContent, metadata, vector }) => ({
        ...{ id: key, content: pageContent, metadata, embedding: unitVector(vector), signature: signatureOf(vector) },
      }));
      await statement(putRows, [id, storableJson(rows)]);
    },
    async remove(ids) {
      const found = await find(collection);
      if (found && ids.length > 0) await statement(removeRows, [found.id, JSON.stringify(ids)]);
    },
    async search({ vector, k, filter, chatId, withVectors = false }) {
      const found = await find(collection);
      if (!found) return [];
      requireLength(found, vector.length, collection);
      const query = searchRows({ dimensions: found.dimensions, extension: vectors, withVectors });
      const wanted = [k, JSON.stringify(filter ?? {}), chatId ?? null];
      const near = found.dimensions < fewestBits ? [] : [signatureOf(vector), Math.max(fewestCandidates, k * 50)];
      const values = [found.id, asArray(unitVector(vector), vectors), ...wanted, ...near];
      return (await statement(query, values)).map(toMatch);
    },
    async searchWords({ text, k, filter, chatId }) {
      const found = await find(collection);
      if (!found) return [];
      const wanted = [k, JSON.stringify(filter ?? {}), chatId ?? null];
      return (await statement(searchWords, [found.id, text, ...wanted])).map(toMatch);
    },
    async count() {
      const found = await find(collection);
      if (!found) return 0;
      const [row] = await statement("select count(*)::int as n from vector_rows where collection_id = $1", [found.id]);
      return z.object({ n: z.number() }).parse(row).n;
    },
  };
}

/** So many rows are compared in full: a smaller collection as a whole. */
const fewestCandidates = 1000;
/** Signatures of shorter vectors tell too little, and their vectors are compared quickly. */
const fewestBits = 128;

// Rows travel as one JSON value: the text never changes, and one parameter is cheaper than thousands.
const putRows = `insert into vector_rows (collection_id, id, content, metadata, embedding, signature)
  select $1::uuid, r.* from jsonb_to_recordset($2::jsonb)
    as r(id text, content text, metadata jsonb, embedding real[], signature bit varying)
  on conflict (collection_id, id) do update set content = excluded.content, metadata = excluded.metadata,
    embedding = excluded.embedding, signature = excluded.signature`;
const removeRows =
  "delete from vector_rows where collection_id = $1::uuid and id = any (array(select jsonb_array_elements_text($2::jsonb)))";
const removeSomeRows = `delete from vector_rows where ctid = any (array(
  select r.ctid from vector_rows r join vector_collections c on c.id = r.collection_id
  where c.workspace_id = $1::uuid and c.name = $2 limit 1000)) returning id`;
const narrowed = `collection_id = $1::uuid and metadata @> $4::jsonb
  and ($5::text is null or coalesce(metadata->>'${chatIdKey}', $5) = $5)`;
/** Any of the words counts, so that a question finds a text that lacks some of them. */
const searchWords = `with q as (select replace(plainto_tsquery('english', $2)::text, '&', '|')::tsquery as words)
  select id, content, metadata, ts_rank_cd(to_tsvector('english', content), words, 32) as score from vector_rows, q
  where ${narrowed} and to_tsvector('english', content) @@ words
  order by score desc, id limit $3::int`;

/** Only the rows' short parts are read to choose among them: contents and vectors lie apart. */
const candidates = `select id, content, metadata, embedding from vector_rows where ${narrowed}
  order by bit_count(signature # $6::bit varying), id limit $7::int`;

function searchRows(how: { dimensions: number; extension: boolean; withVectors: boolean }): string {
  const columns = `id, content, metadata${how.withVectors ? ", to_jsonb(embedding) as embedding" : ""}`;
  const from = how.dimensions < fewestBits ? `from vector_rows where ${narrowed}` : `from (${candidates}) as near`;
  if (!how.extension) {
    const dot = "(select sum(a * b) from unnest(embedding, $2::real[]) as pair(a, b))";
    return `select ${columns}, ${dot} as score ${from} order by score desc, id limit $3::int`;
  }
  const distance = `(embedding::vector(${how.dimensions})) <=> $2::vector(${how.dimensions})`;
  return `select ${columns}, 1 - (${distance}) as score ${from} order by ${distance}, id limit $3::int`;
}

async function find({ database, workspaceId, name, model }: Collection) {
  const [row] = await database.statement(
    "select id, model, dimensions from vector_collections where workspace_id = $1::uuid and name = $2",
    [workspaceId, name],
  );
  if (!row) return undefined;
  const found = collectionRow.parse(row);
  if (found.model !== model && !(await dropEmpty(database.statement, found.id)))
    throw new AppError(
      "unprocessable",
      `This store was filled with vectors of “${found.model}”, which those of “${model}” cannot be compared with. Choose the embeddings it was filled with, or empty it and upsert again.`,
    );
  return found.model === model ? found : undefined;
}

/** What holds nothing any more may be filled with other vectors. */
const dropEmpty = async (statement: RunStatement, id: string): Promise<boolean> =>
  (await statement(dropEmptyCollection, [id])).length > 0;
const dropEmptyCollection = `delete from vector_collections c where c.id = $1::uuid
  and not exists (select 1 from vector_rows where collection_id = c.id) returning c.id`;

async function ensure(collection: Collection, dimensions: number) {
  const { workspaceId, name, model, database } = collection;
  const before = await find(collection);
  const fits = before && (before.dimensions === dimensions || !(await dropEmpty(database.statement, before.id)));
  const known = fits ? before : undefined;
  if (!known) await insert(database.statement, [workspaceId, name, model, dimensions]);
  const found = known ?? (await find(collection));
  if (!found) throw new AppError("conflict", "The store was emptied while it was being filled. Try again.");
  requireLength(found, dimensions, collection);
  return found;
}

const insert = (statement: RunStatement, values: readonly (string | number)[]) =>
  statement(
    "insert into vector_collections (workspace_id, name, model, dimensions) values ($1::uuid, $2, $3, $4::int) on conflict do nothing",
    values,
  );

function requireLength(found: { dimensions: number }, length: number, { model }: Collection): void {
  if (found.dimensions !== length)
    throw new AppError(
      "unprocessable",
      `This store holds vectors of ${found.dimensions} numbers, but “${model}” gives ${length}. Empty it and upsert again.`,
    );
}

/** Length 1, so that a dot product is the cosine. */
function unitVector(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? [...vector] : vector.map((value) => value / length);
}

const signatureOf = (vector: readonly number[]): string => vector.map((value) => (value > 0 ? "1" : "0")).join("");

const asArray = (vector: readonly number[], extension: boolean): string =>
  extension ? `[${vector.join(",")}]` : `{${vector.join(",")}}`;

function toMatch(row: Record<string, unknown>): VectorMatch {
  const { id, content, metadata, score, embedding } = matchRow.parse(row);
  return { id, pageContent: content, metadata, score, ...(embedding && { vector: embedding }) };
}
