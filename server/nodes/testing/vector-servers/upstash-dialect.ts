import { z } from "zod";
import { sentenceMatches } from "./sentence-matches";
import type { VectorDialect, VectorReply } from "./start-vector-server";
import { vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const vectors = z.array(z.object({ id: z.string(), vector: z.array(z.number()), metadata: record })).max(1000);
const ids = z.strictObject({ ids: z.array(z.string()) });
const question = z.strictObject({
  ...{ vector: z.array(z.number()), topK: z.number().max(1000), filter: z.string().optional() },
  ...{ includeMetadata: z.boolean(), includeVectors: z.boolean(), includeData: z.boolean() },
});
const done = (result: unknown): VectorReply => ({ status: 200, body: { result } });
const wrong = (status: number, error: string): VectorReply => ({ status, body: { error, status } });

/** Upstash Vector, as https://upstash.com/docs/vector/api describes it. The first part of a path names the index. */
export function upstashDialect(token: string): VectorDialect {
  const core = vectorCore();
  return {
    answer({ method, path, headers, body }) {
      if (headers.authorization !== `Bearer ${token}`) return wrong(401, "Unauthorized: Invalid auth token");
      const [, name = "", verb = ""] = path.split("/");
      if (!core.collections.has(name)) core.make(name, { size: 3 });
      switch (`${method} ${verb}`) {
        case "GET info":
          return done({ vectorCount: core.get(name).rows.size, dimension: 3, similarityFunction: "COSINE" });
        case "POST upsert":
          core.put(
            name,
            vectors.parse(body).map(({ id, vector, metadata }) => ({ id, vector, payload: metadata })),
          );
          return done("Success");
        case "DELETE delete":
          return done({ deleted: core.remove(name, ids.parse(body).ids) });
        case "POST query": {
          const { vector, topK, filter, includeVectors } = question.parse(body);
          const found = core.near(name, vector, topK, ({ payload }) => sentenceMatches(payload, filter));
          return done(
            found.map(({ id, cosine, payload, vector: kept }) => ({
              ...{ id, score: (1 + cosine) / 2, metadata: payload, ...(includeVectors && { vector: kept }) },
            })),
          );
        }
        default:
          return wrong(404, "Not found");
      }
    },
    explain: ({ detail }) => wrong(422, `Invalid vector dimension: ${detail.got}, expected: ${detail.expected}`),
  };
}
