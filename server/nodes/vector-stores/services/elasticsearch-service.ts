import { z } from "zod";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromHalved } from "../outside/scores";
import type { VectorService } from "../outside/vector-service";
import { noVectors, searchEngineService, vectorField } from "./search-engine-service";

const denseVector = z.object({ type: z.literal("dense_vector"), similarity: z.string().default("cosine") }).loose();

/** Vectors of Elasticsearch 8 and later (https://www.elastic.co/docs/solutions/search/vector/knn). */
export const elasticsearchService = (rest: RestService, index: string, similarity: string): VectorService =>
  searchEngineService({
    rest,
    index,
    mapping: (dims) => ({ field: { type: "dense_vector", dims, index: true, similarity } }),
    readField(field) {
      const read = denseVector.safeParse(field);
      if (!read.success) throw noVectors(rest.name, index);
      // By distance it gives 1 / (1 + d²), which is ours already.
      const score = read.data.similarity === "l2_norm" ? fromCosine : fromHalved;
      return { score, filtersFirst: true };
    },
    question: ({ vector, k, withVectors }, filter) => ({
      knn: {
        ...{ field: vectorField, query_vector: vector, k, num_candidates: Math.min(10_000, Math.max(100, k * 2)) },
        ...(filter.length > 0 && { filter }),
      },
      _source: { excludes: [vectorField] },
      // Newer versions keep vectors out of the source whatever is asked of it.
      ...(withVectors && { fields: [vectorField] }),
    }),
  });
