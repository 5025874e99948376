import { z } from "zod";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromHalved } from "../outside/scores";
import type { VectorService } from "../outside/vector-service";
import { noVectors, searchEngineService, vectorField } from "./search-engine-service";

const knnVector = z
  .object({
    type: z.literal("knn_vector"),
    space_type: z.string().optional(),
    method: z.object({ engine: z.string().optional(), space_type: z.string().optional() }).loose().optional(),
  })
  .loose();
const method = { name: "hnsw", engine: "lucene", space_type: "cosinesimil" };
/** Engines that take a filter into the search for what is near. */
const filtering = new Set(["lucene", "faiss"]);

/** Vectors of OpenSearch 2 and later (https://docs.opensearch.org/latest/vector-search). */
export const openSearchService = (rest: RestService, index: string): VectorService =>
  searchEngineService({
    rest,
    index,
    mapping: (dimension) => ({ settings: { knn: true }, field: { type: "knn_vector", dimension, method } }),
    readField(field) {
      const read = knnVector.safeParse(field);
      if (!read.success) throw noVectors(rest.name, index);
      const { method: how, space_type: space = how?.space_type ?? "l2" } = read.data;
      // By distance it gives 1 / (1 + d²), which is ours already.
      return {
        score: space === "cosinesimil" ? fromHalved : fromCosine,
        filtersFirst: filtering.has(how?.engine ?? ""),
      };
    },
    question({ vector, k, withVectors }, filter, { filtersFirst }) {
      const source = withVectors ? {} : { _source: { excludes: [vectorField] } };
      if (filter.length === 0) return { ...source, query: { knn: { [vectorField]: { vector, k } } } };
      if (filtersFirst)
        return { ...source, query: { knn: { [vectorField]: { vector, k, filter: { bool: { filter } } } } } };
      // Older engines filter what they found, so that more has to be looked at.
      const wider = { vector, k: Math.min(10_000, k * 20) };
      return { ...source, query: { bool: { must: [{ knn: { [vectorField]: wider } }], filter } } };
    },
  });
