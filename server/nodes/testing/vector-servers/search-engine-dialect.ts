import { z } from "zod";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { type NearVector, vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const made = z.object({
  settings: record.optional(),
  mappings: z
    .object({
      properties: z.object({ embedding: z.looseObject({ similarity: z.string().default("cosine") }) }).loose(),
    })
    .loose(),
});
const action = z.union([
  z.strictObject({ index: z.object({ _index: z.string(), _id: z.string() }) }),
  z.strictObject({ delete: z.object({ _index: z.string(), _id: z.string() }) }),
]);
const source = z.object({ embedding: z.array(z.number()), text: z.string(), metadata: record });
const elastic = z.strictObject({
  size: z.number(),
  knn: z.strictObject({
    ...{ field: z.literal("embedding"), query_vector: z.array(z.number()), k: z.number() },
    ...{ num_candidates: z.number().max(10_000), filter: z.array(record).optional() },
  }),
  ...{ _source: z.object({ excludes: z.array(z.string()) }), fields: z.array(z.string()).optional() },
});
const knn = z.strictObject({ vector: z.array(z.number()), k: z.number(), filter: record.optional() });
const openSearch = z.strictObject({
  size: z.number(),
  query: z.union([
    z.strictObject({ knn: z.strictObject({ embedding: knn }) }),
    z.strictObject({
      bool: z.strictObject({
        must: z.tuple([z.object({ knn: z.object({ embedding: knn }) })]),
        filter: z.array(record),
      }),
    }),
  ]),
  _source: z.object({ excludes: z.array(z.string()) }).optional(),
});

const wrong = (status: number, type: string, reason: string): VectorReply => ({
  status,
  body: { error: { root_cause: [{ type, reason }], type, reason }, status },
});

/**
 * Elasticsearch 8 or OpenSearch 2, as their references describe indexes, bulk requests and searches for what is near. As
 * in newer versions of Elasticsearch the vector is among the fields, never in the source.
 */
export function searchEngineDialect(kind: "Elasticsearch" | "OpenSearch", authorization: string): VectorDialect {
  const core = vectorCore();
  return {
    answer(request) {
      if (request.headers.authorization !== authorization)
        return wrong(401, "security_exception", "unable to authenticate user for REST request");
      if (request.path === "/_bulk") return bulk(request);
      const [, name = "", verb = ""] = request.path.split("/");
      return answer(request, name, verb);
    },
    explain: ({ kind: trouble, detail }) =>
      trouble === "missing"
        ? wrong(404, "index_not_found_exception", `no such index [${detail.name}]`)
        : wrong(
            400,
            "illegal_argument_exception",
            `the query vector has a different dimension [${detail.got}] than the index vectors [${detail.expected}]`,
          ),
  };

  function answer({ method, body }: VectorRequest, name: string, verb: string): VectorReply {
    if (method === "GET" && verb === "_mapping") {
      const { field } = core.get(name).more;
      return { status: 200, body: { [name]: { mappings: { properties: { embedding: field } } } } };
    }
    if (method === "PUT" && verb === "") {
      const { settings, mappings } = made.parse(body);
      const field = mappings.properties.embedding;
      if (name !== name.toLowerCase()) return wrong(400, "invalid_index_name_exception", "must be lowercase");
      if (kind === "OpenSearch" && !JSON.stringify(settings).includes('"knn":true'))
        return wrong(400, "illegal_argument_exception", "index.knn is not set");
      const size = Number(field["dims"] ?? field["dimension"]);
      core.make(name, { size, measure: field.similarity, more: { field } });
      return { status: 200, body: { acknowledged: true, shards_acknowledged: true, index: name } };
    }
    if (method !== "POST" || verb !== "_search") return wrong(405, "method_not_allowed", "");
    return kind === "Elasticsearch" ? searchElastic(name, body) : searchOpen(name, body);
  }

  function searchElastic(name: string, body: unknown): VectorReply {
    const { size, fields, knn: asked } = elastic.parse(body);
    const filter = asked.filter ?? [];
    const found = core.near(name, asked.query_vector, asked.k, ({ payload }) =>
      filter.every((one) => fits(payload, one)),
    );
    const { measure } = core.get(name);
    return hits(
      found.slice(0, size).map((row) => ({
        ...hit(row, measure === "l2_norm" ? 1 / (1 + row.distance) : (1 + row.cosine) / 2),
        ...(fields && { fields: { embedding: row.vector } }),
      })),
    );
  }

  function searchOpen(name: string, body: unknown): VectorReply {
    const { size, query, _source: parts } = openSearch.parse(body);
    const asked = "knn" in query ? query.knn.embedding : query.bool.must[0].knn.embedding;
    const found = core.near(name, asked.vector, asked.k, ({ payload }) =>
      fits(payload, asked.filter ?? { match_all: {} }),
    );
    const left =
      "bool" in query ? found.filter(({ payload }) => query.bool.filter.every((one) => fits(payload, one))) : found;
    return hits(
      left.slice(0, size).map((row) => {
        const told = hit(row, (1 + row.cosine) / 2);
        return parts ? told : { ...told, _source: { ...told._source, embedding: row.vector } };
      }),
    );
  }

  function bulk({ body, query, headers }: VectorRequest): VectorReply {
    if (headers["content-type"] !== "application/x-ndjson" || query.get("refresh") === null)
      return wrong(406, "media_type_header_exception", "Invalid media-type");
    const lines = z.array(z.unknown()).parse(body);
    const items: unknown[] = [];
    while (lines.length > 0) {
      const next = action.parse(lines.shift());
      if ("delete" in next) {
        const { _index: name, _id: id } = next.delete;
        const gone = core.remove(name, [id]);
        items.push({ delete: { _id: id, result: gone ? "deleted" : "not_found", status: gone ? 200 : 404 } });
        continue;
      }
      const { embedding: vector, ...payload } = source.parse(lines.shift());
      const { size } = core.get(next.index._index);
      const reason = `The [dense_vector] field [embedding] has a different number of dimensions [${vector.length}] than defined in the mapping [${size}]`;
      const fails = vector.length !== size;
      if (!fails) core.put(next.index._index, [{ id: next.index._id, vector, payload }]);
      const error = { type: "document_parsing_exception", reason };
      items.push({ index: fails ? { status: 400, error } : { status: 201, result: "created" } });
    }
    return { status: 200, body: { took: 1, errors: JSON.stringify(items).includes('"error"'), items } };
  }
}

const hits = (found: unknown[]): VectorReply => ({
  status: 200,
  body: { took: 1, timed_out: false, hits: { hits: found } },
});
const hit = ({ id, payload }: NearVector, score: number) => ({ _id: id, _score: score, _source: payload });

const clause = z.strictObject({
  term: record.optional(),
  exists: z.object({ field: z.string() }).optional(),
  match_all: record.optional(),
  bool: z
    .strictObject({
      ...{ should: z.array(record).optional(), minimum_should_match: z.literal(1).optional() },
      ...{ must_not: z.array(record).optional(), filter: z.array(record).optional() },
    })
    .optional(),
});

function fits(payload: unknown, given: unknown): boolean {
  const { term = {}, exists, bool } = clause.parse(given);
  const at = (path: string): unknown =>
    path.split(".").reduce<unknown>((value, part) => record.safeParse(value).data?.[part], payload);
  if (!Object.entries(term).every(([path, value]) => [at(path)].flat().includes(value))) return false;
  if (exists && at(exists.field) === undefined) return false;
  if (bool?.should && !bool.should.some((one) => fits(payload, one))) return false;
  if (bool?.must_not?.some((one) => fits(payload, one))) return false;
  return bool?.filter?.every((one) => fits(payload, one)) ?? true;
}
