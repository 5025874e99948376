import { z } from "zod";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import type { VectorQuery } from "../../documents/document-slots";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromDistance, fromProduct } from "../outside/scores";
import { nothingThere } from "../outside/service-refusal";
import type { NearDocument, VectorService } from "../outside/vector-service";

interface QdrantOptions {
  rest: RestService;
  collection: string;
  /** Measure of a collection that is made here. */
  distance: string;
  /** What else a collection is made with. */
  configuration: Readonly<Record<string, unknown>>;
  contentKey: string;
  metadataKey: string;
}

const information = z.object({
  result: z
    .object({
      config: z
        .object({ params: z.object({ vectors: z.object({ distance: z.string() }).loose().optional() }).loose() })
        .loose(),
    })
    .loose(),
});
const answer = z.object({
  result: z.object({
    points: z.array(
      z.object({
        id: z.union([z.string(), z.number()]),
        score: z.number(),
        payload: z.record(z.string(), z.unknown()).nullish(),
        vector: z.array(z.number()).nullish().catch(undefined),
      }),
    ),
  }),
});
const anything = z.unknown();

/** Points of one collection (https://api.qdrant.tech/api-reference). */
export function qdrantService(options: QdrantOptions): VectorService {
  const { rest, collection, contentKey, metadataKey } = options;
  const path = `/collections/${encodeURIComponent(collection)}`;

  /** The collection's measure, or undefined where there is none. */
  const measure = async (signal: AbortSignal): Promise<string | undefined> => {
    const reply = await rest.send({ method: "GET", path }, signal);
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw rest.refusal(reply);
    return rest.read(information, reply.data).result.config.params.vectors?.distance ?? "Cosine";
  };
  const make = async (size: number, signal: AbortSignal): Promise<void> => {
    const { vectors, ...rest_ } = options.configuration;
    const settings = typeof vectors === "object" ? vectors : {};
    const body = { ...rest_, vectors: { ...settings, size, distance: options.distance } };
    const made = await rest.send({ method: "PUT", path, body }, signal);
    // Somebody else was faster.
    if (made.status === 409) return;
    if (!made.ok) throw rest.refusal(made);
    // Strict servers filter only by what is indexed.
    const index = { field_name: `${metadataKey}.${chatIdKey}`, field_schema: "keyword" };
    await rest.ask(anything, { method: "PUT", path: `${path}/index?wait=true`, body: index }, signal);
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      if ((await measure(signal)) === undefined) await make(documents[0]?.vector.length ?? 0, signal);
      const points = documents.map(({ id, vector, pageContent, metadata }) => ({
        ...{ id, vector, payload: { [contentKey]: pageContent, [metadataKey]: metadata } },
      }));
      await rest.ask(anything, { method: "PUT", path: `${path}/points?wait=true`, body: { points } }, signal);
    },
    async remove(ids, signal) {
      const body = { points: ids };
      const reply = await rest.send({ method: "POST", path: `${path}/points/delete?wait=true`, body }, signal);
      if (!reply.ok && reply.status !== 404) throw rest.refusal(reply);
    },
    async search(query, signal) {
      const distance = await measure(signal);
      if (distance === undefined) throw nothingThere(rest.name, "collection", collection);
      const filter = qdrantFilter(query, metadataKey);
      const body = {
        ...{ query: query.vector, limit: query.k, with_payload: true, with_vector: query.withVectors },
        ...(filter && { filter }),
      };
      const { result } = await rest.ask(answer, { method: "POST", path: `${path}/points/query`, body }, signal);
      return result.points.map(({ id, score, payload, vector }): NearDocument => ({
        id: String(id),
        score: scoreBy(distance, score),
        pageContent: asText(payload?.[contentKey]),
        metadata: asRecord(payload?.[metadataKey]),
        ...(vector && { vector }),
      }));
    },
  };
}

function scoreBy(distance: string, score: number): number {
  if (distance === "Cosine") return fromCosine(score);
  return distance === "Dot" ? fromProduct(score) : fromDistance(score);
}

const clauses = ["must", "should", "must_not", "min_should"];

/** Qdrant's own clauses as they are; any other key is metadata that must be equal. */
function qdrantFilter({ filter = {}, chatId }: VectorQuery, metadataKey: string): Record<string, unknown> | undefined {
  const own = Object.fromEntries(Object.entries(filter).filter(([key]) => clauses.includes(key)));
  const equal = Object.entries(filter).filter(([key]) => !clauses.includes(key));
  const must: unknown[] = equal.flatMap(([key, value]) => matches(`${metadataKey}.${key}`, value));
  const key = `${metadataKey}.${chatIdKey}`;
  if (chatId !== undefined) must.push({ should: [{ key, match: { value: chatId } }, { is_empty: { key } }] });
  if (Object.keys(own).length > 0) must.push(own);
  return must.length > 0 ? { must } : undefined;
}

function matches(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => matches(key, item));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => matches(`${key}.${name}`, item));
  // Only whole numbers can be matched.
  if (typeof value === "number" && !Number.isInteger(value)) return [{ key, range: { gte: value, lte: value } }];
  return [{ key, match: { value } }];
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
