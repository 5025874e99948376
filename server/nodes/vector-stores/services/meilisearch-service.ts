import { z } from "zod";
import { holds } from "../../documents/nearest";
import { requireLength } from "../outside/require-length";
import type { RestService } from "../outside/rest-service";
import { fromHalved } from "../outside/scores";
import { nothingThere } from "../outside/service-refusal";
import { belongsToChat, type NearDocument, type VectorService } from "../outside/vector-service";
import { meilisearchTask } from "./meilisearch-calls";

interface MeilisearchOptions {
  /** With the key that may write. */
  rest: RestService;
  /** With the key that may search, and perhaps nothing else. */
  searching: RestService;
  index: string;
  /** How much the vector counts beside the words, 0 … 1. */
  semanticRatio: number;
  /** A filter as Meilisearch writes it. */
  filter: string | undefined;
  /** The first put drops what the index held. */
  replace: boolean;
}

/** Flowise's name for it. */
const embedder = "ollama";
const settings = z.object({
  embedders: z.record(z.string(), z.looseObject({ dimensions: z.number().optional() })).nullish(),
});
const hit = z.looseObject({
  ...{ objectID: z.string(), pageContent: z.string().catch(""), metadata: z.record(z.string(), z.unknown()).catch({}) },
  ...{ _rankingScore: z.number().optional() },
  _vectors: z.record(z.string(), z.object({ embeddings: z.array(z.array(z.number())) })).optional(),
});
const answer = z.object({ hits: z.array(hit) });

/** Documents of one index (https://www.meilisearch.com/docs/reference/api/search). */
export function meilisearchService(options: MeilisearchOptions): VectorService {
  const { rest, searching, index, semanticRatio, filter } = options;
  const path = `/indexes/${encodeURIComponent(index)}`;
  let { replace } = options;

  /** Length of its vectors; undefined where there is no index, 0 where it was made without any. */
  const lengthOf = async (signal: AbortSignal): Promise<number | undefined> => {
    const reply = await rest.send({ method: "GET", path: `${path}/settings` }, signal);
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw rest.refusal(reply);
    return rest.read(settings, reply.data).embedders?.[embedder]?.dimensions ?? 0;
  };
  const make = async (dimensions: number, signal: AbortSignal): Promise<void> => {
    const made = { uid: index, primaryKey: "objectID" };
    await meilisearchTask(rest, { method: "POST", path: "/indexes", body: made }, signal, ["index_already_exists"]);
    const body = {
      embedders: { [embedder]: { source: "userProvided", dimensions } },
      filterableAttributes: ["metadata"],
    };
    await meilisearchTask(rest, { method: "PATCH", path: `${path}/settings`, body }, signal);
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      const size = documents[0]?.vector.length ?? 0;
      if (replace) await meilisearchTask(rest, { method: "DELETE", path }, signal, ["index_not_found"]);
      replace = false;
      const known = await lengthOf(signal);
      if (!known) await make(size, signal);
      for (const { vector } of documents) requireLength(rest.name, known || undefined, vector.length);
      // Of two under one id in one request the last one counts.
      const body = documents.map(({ id, pageContent, metadata, vector }) => ({
        ...{ objectID: id, pageContent, metadata },
        _vectors: { [embedder]: { embeddings: [vector], regenerate: false } },
      }));
      await meilisearchTask(rest, { method: "POST", path: `${path}/documents?primaryKey=objectID`, body }, signal);
    },
    async remove(ids, signal) {
      const call = { method: "POST", path: `${path}/documents/delete-batch`, body: ids } as const;
      await meilisearchTask(rest, call, signal, ["index_not_found"]);
    },
    async search({ vector, text, k, withVectors }, signal) {
      const body = {
        ...{ q: text, vector, hybrid: { embedder, semanticRatio }, limit: k },
        ...{ showRankingScore: true, retrieveVectors: withVectors, ...(filter && { filter }) },
      };
      const reply = await searching.send({ method: "POST", path: `${path}/search`, body }, signal);
      if (reply.status === 404) throw nothingThere(rest.name, "index", index);
      if (!reply.ok) throw searching.refusal(reply);
      const { hits } = searching.read(answer, reply.data);
      return hits.map(
        ({ objectID: id, pageContent, metadata, _rankingScore: score, _vectors: vectors }): NearDocument => ({
          ...{ id, pageContent, metadata, score: fromHalved(score ?? 0) },
          ...(withVectors && { vector: vectors?.[embedder]?.embeddings[0] ?? [] }),
        }),
      );
    },
    keeps: (document, query) => belongsToChat(document, query) && holds(document.metadata, query.filter ?? {}),
  };
}
