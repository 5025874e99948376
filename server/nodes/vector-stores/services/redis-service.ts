import { z } from "zod";
import { AppError, isAppError } from "@/domain/errors";
import type { RedisConnection } from "@/server/engine/ports";
import type { FoundDocument, VectorQuery } from "../../documents/document-slots";
import { holds } from "../../documents/nearest";
import { fromCosine, fromDistance } from "../outside/scores";
import { requireLength } from "../outside/require-length";
import { nothingThere } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type VectorService } from "../outside/vector-service";

interface RedisOptions {
  connect(): Promise<RedisConnection>;
  index: string;
  contentKey: string;
  metadataKey: string;
  vectorKey: string;
  /** The first put drops what the index held. */
  replace: boolean;
}

interface RedisIndex {
  size: number | undefined;
  measure: string;
}

const list = z.array(z.unknown());
const record = z.record(z.string(), z.unknown());
const service = "Redis";
const scoreKey = "vector_score";

/** Hashes of one index of Redis's search (https://redis.io/docs/latest/develop/ai/search-and-query/vectors). */
export function redisService(options: RedisOptions): VectorService {
  const { connect, index, contentKey, metadataKey, vectorKey } = options;
  const keyOf = (id: string): string => `doc:${index}:${id}`;
  let replace = options.replace;

  const find = async ({ send }: RedisConnection): Promise<RedisIndex | undefined> => {
    try {
      return readIndex(await send("FT.INFO", index), vectorKey);
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (/unknown command/i.test(error.message)) throw cannotSearch(error);
      if (/no such index|unknown index/i.test(error.message)) return undefined;
      throw error;
    }
  };
  const make = async ({ send }: RedisConnection, size: number): Promise<RedisIndex> => {
    const vector = [vectorKey, "VECTOR", "HNSW", 6, "TYPE", "FLOAT32", "DIM", size, "DISTANCE_METRIC", "COSINE"];
    const schema = [...vector, contentKey, "TEXT", metadataKey, "TEXT"];
    await send("FT.CREATE", index, "ON", "HASH", "PREFIX", 1, keyOf(""), "SCHEMA", ...schema);
    return { size, measure: "COSINE" };
  };

  return {
    givesVectors: false,
    async put(documents) {
      const redis = await connect();
      let known = await find(redis);
      if (known && replace) {
        await redis.send("FT.DROPINDEX", index, "DD");
        known = undefined;
      }
      replace = false;
      const { size } = known ?? (await make(redis, documents[0]?.vector.length ?? 0));
      for (const { vector } of documents) requireLength(service, size, vector.length);
      for (const { id, vector, pageContent, metadata } of documents) {
        const fields = [contentKey, pageContent, metadataKey, JSON.stringify(metadata), vectorKey, floats(vector)];
        await redis.send("HSET", keyOf(id), ...fields);
      }
    },
    async remove(ids) {
      const redis = await connect();
      if (ids.length > 0) await redis.send("DEL", ...ids.map(keyOf));
    },
    async search({ vector, k }) {
      const redis = await connect();
      const known = await find(redis);
      if (!known) throw nothingThere(service, "index", index);
      requireLength(service, known.size, vector.length);
      const question = `*=>[KNN ${k} @${vectorKey} $vector AS ${scoreKey}]`;
      const told = ["RETURN", 3, contentKey, metadataKey, scoreKey, "SORTBY", scoreKey, "LIMIT", 0, k, "DIALECT", 2];
      const reply = await redis.send("FT.SEARCH", index, question, "PARAMS", 2, "vector", floats(vector), ...told);
      return readHits(list.parse(reply)).map(({ key, fields }): NearDocument => ({
        id: key.slice(keyOf("").length),
        score: scoreBy(known.measure, Number(fields.get(scoreKey))),
        pageContent: asText(fields.get(contentKey)),
        metadata: readMetadata(asText(fields.get(metadataKey)) || "{}"),
      }));
    },
    // Metadata lies in one text, which cannot be asked for its parts.
    keeps: (document, query) => belongsToChat(document, query) && isEqual(document, query),
  };
}

const isEqual = ({ metadata }: FoundDocument, { filter = {} }: VectorQuery): boolean => holds(metadata, filter);

const cannotSearch = (cause: unknown): AppError =>
  new AppError("unprocessable", "That Redis cannot search for vectors. Use Redis 8 or later, or Redis Stack.", {
    cause,
  });

interface Hit {
  key: string;
  fields: ReadonlyMap<unknown, unknown>;
}

/** The second version of the protocol lists keys and fields after a count, the third names the parts. */
function readHits(reply: readonly unknown[]): Hit[] {
  if (typeof reply[0] === "number")
    return pairs(reply.slice(1)).map(([key, values]) => ({ key: asText(key), fields: fieldsOf(values) }));
  const results = list.safeParse(fieldsOf(reply).get("results")).data ?? [];
  return results.map((result) => {
    const parts = fieldsOf(result);
    return { key: asText(parts.get("id")), fields: fieldsOf(parts.get("extra_attributes")) };
  });
}

const fieldsOf = (value: unknown): ReadonlyMap<unknown, unknown> => new Map(pairs(list.safeParse(value).data ?? []));

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

function readIndex(reply: unknown, vectorKey: string): RedisIndex {
  const attributes = list.safeParse(new Map(pairs(list.parse(reply))).get("attributes")).data ?? [];
  for (const attribute of attributes) {
    const parts = new Map(
      pairs(list.safeParse(attribute).data ?? []).map(([key, value]) => [String(key).toLowerCase(), value]),
    );
    if (parts.get("attribute") !== vectorKey && parts.get("identifier") !== vectorKey) continue;
    const size = Number(parts.get("dim"));
    return { size: size > 0 ? size : undefined, measure: asText(parts.get("distance_metric")) || "COSINE" };
  }
  return { size: undefined, measure: "COSINE" };
}

const pairs = (items: readonly unknown[]): [unknown, unknown][] =>
  items.flatMap((item, place) => (place % 2 === 0 ? [[item, items[place + 1]] satisfies [unknown, unknown]] : []));

const floats = (vector: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(vector).buffer);

/** Other programs escape what means something in a search. */
function readMetadata(text: string): Record<string, unknown> {
  for (const attempt of [text, text.replaceAll(/\\([-:"])/g, "$1")]) {
    try {
      return record.parse(JSON.parse(attempt));
    } catch {
      continue;
    }
  }
  return {};
}

function scoreBy(measure: string, distance: number): number {
  return measure === "L2" ? fromDistance(distance) : fromCosine(1 - distance);
}
