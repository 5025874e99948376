import { z } from "zod";
import { mongoMatches } from "./mongo-matches";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { vectorCore } from "./vector-core";

const operators = ["$eq", "$ne", "$in", "$gt", "$gte", "$lt", "$exists"];
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const metadata = z.record(z.string(), value);
const records = z.object({
  namespace: z.string(),
  vectors: z.array(z.object({ id: z.string(), values: z.array(z.number()), metadata })),
});
const ids = z.object({ namespace: z.string(), ids: z.array(z.string()) });
const question = z.object({
  ...{ namespace: z.string(), vector: z.array(z.number()), topK: z.number().max(10_000) },
  ...{ filter: z.record(z.string(), z.unknown()).optional(), includeValues: z.boolean(), includeMetadata: z.boolean() },
});

const wrong = (status: number, message: string): VectorReply => ({ status, body: { code: 3, message, details: [] } });

/**
 * Pinecone's control and data planes in one, as https://docs.pinecone.io/reference/api describes them. Indexes are made by
 * their owner: `make` does. An index is told from another by its host, which requests bring along as `x-test-host`.
 */
export function pineconeDialect(key: string): VectorDialect & { make(index: string): void } {
  const core = vectorCore();
  const indexes = new Set<string>();
  return {
    make: (index) => void indexes.add(index),
    answer(request) {
      if (request.headers["api-key"] !== key) return { status: 401, body: "Invalid API Key" };
      if (!/^\d{4}-\d{2}$/.test(String(request.headers["x-pinecone-api-version"]))) return wrong(400, "no version");
      const host = String(request.headers["x-test-host"]);
      if (host === "api.pinecone.io") return describe(request);
      const index = /^(.+)-test\.svc\.pinecone\.io$/.exec(host)?.[1] ?? "";
      return indexes.has(index) ? answer(request, index) : { status: 404, body: "" };
    },
    explain: ({ kind, detail }) =>
      kind === "missing"
        ? wrong(404, "Namespace not found")
        : wrong(400, `Vector dimension ${detail.got} does not match the dimension of the index ${detail.expected}`),
  };

  function describe({ method, path }: VectorRequest): VectorReply {
    const name = path.replace("/indexes/", "");
    if (method !== "GET" || !indexes.has(name))
      return {
        status: 404,
        body: { error: { code: "NOT_FOUND", message: `Resource ${name} not found` }, status: 404 },
      };
    const status = { ready: true, state: "Ready" };
    return {
      status: 200,
      body: { name, metric: "cosine", dimension: 3, host: `${name}-test.svc.pinecone.io`, status },
    };
  }

  function answer({ method, path, body }: VectorRequest, index: string): VectorReply {
    switch (`${method} ${path}`) {
      case "POST /vectors/upsert": {
        const given = records.safeParse(body);
        if (!given.success) return wrong(400, "Metadata value must be a string, number, boolean or list of strings");
        const name = `${index}/${given.data.namespace}`;
        if (!core.collections.has(name)) core.make(name, { size: 3 });
        core.put(
          name,
          given.data.vectors.map(({ id, values, metadata: payload }) => ({ id, vector: values, payload })),
        );
        return { status: 200, body: { upsertedCount: given.data.vectors.length } };
      }
      case "POST /vectors/delete": {
        const { namespace, ids: gone } = ids.parse(body);
        core.remove(`${index}/${namespace}`, gone);
        return { status: 200, body: {} };
      }
      case "POST /query": {
        const { namespace, vector, topK, filter, includeValues, includeMetadata } = question.parse(body);
        const name = `${index}/${namespace}`;
        if (!core.collections.has(name)) return { status: 200, body: { matches: [], namespace } };
        const found = core.near(name, vector, topK, ({ payload }) => mongoMatches(payload, filter, operators));
        const matches = found.map(({ id, cosine, vector: values, payload }) => ({
          ...{ id, score: cosine, values: includeValues ? values : [] },
          ...(includeMetadata && { metadata: payload }),
        }));
        return { status: 200, body: { matches, namespace, usage: { readUnits: 1 } } };
      }
      default:
        return { status: 404, body: "" };
    }
  }
}
