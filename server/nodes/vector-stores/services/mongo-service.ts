import { z } from "zod";
import type { MongoConnection } from "@/server/engine/ports";
import type { EmbeddedDocument } from "../../documents/document-slots";
import { holds } from "../../documents/nearest";
import { requireLength } from "../outside/require-length";
import { fromCosine, fromHalved } from "../outside/scores";
import { serviceRefusal } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type ServiceQuery, type VectorService } from "../outside/vector-service";
import { mongoFilterParts } from "./mongo-filter-parts";
import {
  findSearchIndex,
  makeSearchIndex,
  type MongoCollection,
  type MongoSearchIndex,
  readySearchIndex,
} from "./mongo-search-index";

interface MongoOptions extends MongoCollection {
  connect(): Promise<MongoConnection>;
  textKey: string;
  /** Fields of the store's own filter, which a new index is made to know. */
  filters: readonly string[];
}

const service = "MongoDB";
const scoreKey = "__weft_score";
const written = z.looseObject({ writeErrors: z.array(z.looseObject({ errmsg: z.string() })).optional() });
const hits = z.object({ cursor: z.object({ firstBatch: z.array(z.record(z.string(), z.unknown())) }) });
const writeConcern = { w: "majority" };

/** Documents of one collection with a vector search index (https://www.mongodb.com/docs/vector-search). */
export function mongoService(options: MongoOptions): VectorService {
  const { connect, filters, database, collection } = options;
  return {
    givesVectors: true,
    async put(documents, signal) {
      const connection = await connect();
      const size = documents[0]?.vector.length ?? 0;
      const known =
        (await findSearchIndex(connection, options, signal)) ??
        (await makeSearchIndex(connection, options, { size, filters }, signal));
      for (const { vector } of documents) requireLength(service, known.size, vector.length);
      const updates = documents.map((document) => ({
        ...{ q: { _id: document.id }, u: toStored(document, options), upsert: true },
      }));
      const reply = await connection.command(database, { update: collection, updates, writeConcern }, signal);
      const [trouble] = written.parse(reply).writeErrors ?? [];
      if (trouble) throw serviceRefusal({ service, said: trouble.errmsg });
    },
    async remove(ids, signal) {
      if (ids.length === 0) return;
      const deletes = [{ q: { _id: { $in: [...ids] } }, limit: 0 }];
      await (await connect()).command(database, { delete: collection, deletes, writeConcern }, signal);
    },
    async search(query, signal) {
      const connection = await connect();
      const known = await readySearchIndex(connection, options, signal);
      requireLength(service, known.size, query.vector.length);
      const pipeline = searchPipeline(query, known, options);
      const asked = { aggregate: collection, pipeline, cursor: { batchSize: query.k } };
      const { firstBatch } = hits.parse(await connection.command(database, asked, signal)).cursor;
      return firstBatch.map((found) => toDocument(found, known, query.withVectors, options));
    },
    keeps: (document, query) =>
      belongsToChat(document, query) && holds(document.metadata, mongoFilterParts(query.filter).plain),
  };
}

function searchPipeline(
  { vector, k, filter, withVectors }: ServiceQuery,
  { filters }: MongoSearchIndex,
  { index, vectorKey }: MongoOptions,
): object[] {
  const { native } = mongoFilterParts(filter, filters);
  const near = {
    ...{ index, path: vectorKey, queryVector: [...vector], limit: k },
    numCandidates: Math.min(10_000, Math.max(200, k * 20)),
    ...(native && { filter: native }),
  };
  return [
    { $vectorSearch: near },
    { $set: { [scoreKey]: { $meta: "vectorSearchScore" } } },
    ...(withVectors ? [] : [{ $unset: vectorKey }]),
  ];
}

/** Metadata lies beside text and vector, as other programs put it. */
const toStored = (
  { id, pageContent, metadata, vector }: EmbeddedDocument,
  { textKey, vectorKey }: MongoOptions,
): Record<string, unknown> => ({ ...safeKeys(metadata), _id: id, [textKey]: pageContent, [vectorKey]: vector });

function toDocument(
  found: Readonly<Record<string, unknown>>,
  { measure }: MongoSearchIndex,
  withVectors: boolean,
  { textKey, vectorKey }: MongoOptions,
): NearDocument {
  const { _id: id, [textKey]: text, [vectorKey]: vector, [scoreKey]: told, ...metadata } = found;
  const score = Number(told);
  return {
    id: String(id),
    pageContent: typeof text === "string" ? text : "",
    metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.replace(/^\uFF04/, "$"), value])),
    score: measure === "euclidean" ? fromCosine(score) : fromHalved(score),
    ...(withVectors && { vector: z.array(z.number()).parse(vector) }),
  };
}

/** A name that begins like one of MongoDB's own operators is kept under one that only looks so. */
const safeKeys = (metadata: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.replace(/^\$/, "\uFF04"), value]));
