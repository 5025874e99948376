import { z } from "zod";
import { deepMetadata, type FlatMetadata, flatMetadata } from "../outside/flat-metadata";
import { mongoFilter } from "../outside/mongo-filter";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromDistance } from "../outside/scores";
import { nothingThere } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type VectorService } from "../outside/vector-service";

interface ChromaOptions {
  rest: RestService;
  tenant: string;
  database: string;
  collection: string;
}

const space = z.object({ space: z.string().nullish() }).loose().nullish();
const described = z.object({
  id: z.string(),
  metadata: z.object({ "hnsw:space": z.string().optional() }).loose().nullish(),
  configuration_json: z.object({ hnsw: space, spann: space }).loose().nullish(),
});
const answer = z.object({
  ids: z.array(z.array(z.string())),
  distances: z.array(z.array(z.number().nullable())).nullish(),
  documents: z.array(z.array(z.string().nullable())).nullish(),
  metadatas: z.array(z.array(z.record(z.string(), z.unknown()).nullable())).nullish(),
  embeddings: z.array(z.array(z.array(z.number()).nullable())).nullish(),
});
const anything = z.unknown();

interface Collection {
  id: string;
  measure: string;
}

/** Records of one collection, by version 2 of the interface (https://docs.trychroma.com). */
export function chromaService({ rest, tenant, database, collection }: ChromaOptions): VectorService {
  const base = `/api/v2/tenants/${encodeURIComponent(tenant)}/databases/${encodeURIComponent(database)}/collections`;
  const read = (data: unknown): Collection => {
    const { id, metadata, configuration_json: how } = rest.read(described, data);
    return { id, measure: how?.hnsw?.space ?? how?.spann?.space ?? metadata?.["hnsw:space"] ?? "l2" };
  };
  const find = async (signal: AbortSignal): Promise<Collection | undefined> => {
    const reply = await rest.send({ method: "GET", path: `${base}/${encodeURIComponent(collection)}` }, signal);
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw rest.refusal(reply);
    return read(reply.data);
  };
  const make = async (signal: AbortSignal): Promise<Collection> => {
    const body = { name: collection, get_or_create: true, configuration: { hnsw: { space: "cosine" } } };
    return read(await rest.ask(anything, { method: "POST", path: base, body }, signal));
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      const { id } = (await find(signal)) ?? (await make(signal));
      const body = {
        ids: documents.map((document) => document.id),
        embeddings: documents.map(({ vector }) => vector),
        documents: documents.map(({ pageContent }) => pageContent),
        metadatas: documents.map(({ metadata }) => scalars(flatMetadata(metadata))),
      };
      await rest.ask(anything, { method: "POST", path: `${base}/${id}/upsert`, body }, signal);
    },
    async remove(ids, signal) {
      const known = await find(signal);
      if (known)
        await rest.ask(anything, { method: "POST", path: `${base}/${known.id}/delete`, body: { ids } }, signal);
    },
    async search({ vector, k, filter, withVectors }, signal) {
      const known = await find(signal);
      if (!known) throw nothingThere(rest.name, "collection", collection);
      const where = mongoFilter(filter);
      const body = {
        ...{ query_embeddings: [vector], n_results: k, ...(where && { where }) },
        include: ["metadatas", "documents", "distances", ...(withVectors ? ["embeddings"] : [])],
      };
      const found = await rest.ask(answer, { method: "POST", path: `${base}/${known.id}/query`, body }, signal);
      return (found.ids[0] ?? []).map((id, place): NearDocument => {
        const near = found.embeddings?.[0]?.[place];
        return {
          ...{ id, score: scoreBy(known.measure, found.distances?.[0]?.[place] ?? 0) },
          pageContent: found.documents?.[0]?.[place] ?? "",
          metadata: deepMetadata(found.metadatas?.[0]?.[place] ?? {}),
          ...(near && { vector: near }),
        };
      });
    },
    // Its filters cannot ask for what a document does not have.
    keeps: belongsToChat,
  };
}

const scoreBy = (measure: string, distance: number): number =>
  measure === "l2" ? fromDistance(distance) : fromCosine(1 - distance);

/** Lists within metadata are not known to every version. */
function scalars(metadata: FlatMetadata): Record<string, string | number | boolean> | null {
  const entries = Object.entries(metadata).map(([key, value]): [string, string | number | boolean] => [
    key,
    Array.isArray(value) ? JSON.stringify(value) : value,
  ]);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}
