import { z } from "zod";
import { mongoMatches } from "./mongo-matches";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { type NearVector, vectorCore } from "./vector-core";

const operators = ["$eq", "$ne", "$in", "$gt", "$gte", "$lt"];
const value = z.union([z.string(), z.number(), z.boolean()]);
const made = z.object({
  ...{ name: z.string().min(3), get_or_create: z.boolean().optional() },
  configuration: z.object({ hnsw: z.object({ space: z.string() }) }).optional(),
});
const records = z.object({
  ...{ ids: z.array(z.string()), embeddings: z.array(z.array(z.number())), documents: z.array(z.string()) },
  metadatas: z.array(z.record(z.string(), value).nullable()),
});
const gone = z.object({ ids: z.array(z.string()) });
const question = z.object({
  ...{ query_embeddings: z.tuple([z.array(z.number())]), n_results: z.number() },
  ...{ where: z.record(z.string(), z.unknown()).optional(), include: z.array(z.string()) },
});

const wrong = (status: number, error: string, message: string): VectorReply => ({ status, body: { error, message } });

/** Chroma 1.0 and later, version 2 of its interface, as the server's own OpenAPI document describes it. */
export function chromaDialect(key: string): VectorDialect {
  const core = vectorCore();
  const base = "/api/v2/tenants/default_tenant/databases/default_database/collections";
  const idOf = (name: string): string => `id-of-${name}`;
  return {
    answer(request) {
      if (request.headers["x-chroma-token"] !== key) return wrong(401, "AuthError", "Unauthorized");
      if (!request.path.startsWith(base)) return wrong(404, "NotFoundError", "Not Found");
      return answer(request, request.path.slice(base.length + 1).split("/"));
    },
    explain: ({ kind, detail }) =>
      kind === "missing"
        ? wrong(404, "NotFoundError", `Collection [${detail.name}] does not exist`)
        : wrong(
            400,
            "InvalidArgumentError",
            `Collection expecting embedding with dimension of ${detail.expected}, got ${detail.got}`,
          ),
  };

  function answer({ method, body }: VectorRequest, [first = "", verb = ""]: string[]): VectorReply {
    const describe = (name: string) => ({
      ...{ id: idOf(name), name, metadata: null, dimension: core.get(name).size ?? null },
      configuration_json: { hnsw: { space: core.get(name).measure } },
    });
    if (method === "POST" && first === "") {
      const { name, get_or_create: kept, configuration } = made.parse(body);
      if (!core.collections.has(name)) core.make(name, { measure: configuration?.hnsw.space ?? "l2" });
      else if (!kept) return wrong(409, "UniqueConstraintError", "Collection already exists");
      return { status: 200, body: describe(name) };
    }
    if (method === "GET") return { status: 200, body: describe(first) };
    const name = first.replace("id-of-", "");
    if (method !== "POST" || first !== idOf(name)) return wrong(405, "Method Not Allowed", "");
    switch (verb) {
      case "upsert":
        return upsert(name, body);
      case "delete":
        core.remove(name, gone.parse(body).ids);
        return { status: 200, body: {} };
      case "query":
        return query(name, body);
      default:
        return wrong(404, "NotFoundError", "Not Found");
    }
  }

  function upsert(name: string, body: unknown): VectorReply {
    const given = records.safeParse(body);
    if (!given.success) return wrong(422, "ChromaError", given.error.message);
    const { ids, embeddings, documents, metadatas } = given.data;
    const rows = ids.map((id, place) => ({
      ...{ id, vector: embeddings[place] ?? [] },
      payload: { document: documents[place], metadata: metadatas[place] },
    }));
    core.put(name, rows);
    return { status: 200, body: {} };
  }

  function query(name: string, body: unknown): VectorReply {
    const {
      where,
      n_results: k,
      query_embeddings: [vector],
      include,
    } = question.parse(body);
    if (Object.keys(where ?? {}).length > 1)
      return wrong(400, "InvalidArgumentError", "Expected where to have exactly one operator");
    const found = core.near(name, vector, k, ({ payload }) => mongoMatches(payload["metadata"], where, operators));
    const asked = (what: string, read: (row: NearVector) => unknown) =>
      include.includes(what) ? [found.map(read)] : null;
    const measured = core.get(name).measure;
    return {
      status: 200,
      body: {
        ids: [found.map(({ id }) => id)],
        include,
        distances: asked("distances", (row) => (measured === "l2" ? row.distance : 1 - row.cosine)),
        documents: asked("documents", ({ payload }) => payload["document"]),
        metadatas: asked("metadatas", ({ payload }) => payload["metadata"]),
        embeddings: asked("embeddings", ({ vector: kept }) => kept),
      },
    };
  }
}
