import { z } from "zod";
import type { VectorDialect, VectorReply, VectorRequest } from "./start-vector-server";
import { vectorCore, VectorTrouble } from "./vector-core";

const document = z.strictObject({
  ...{ objectID: z.string(), pageContent: z.string(), metadata: z.record(z.string(), z.unknown()) },
  _vectors: z.strictObject({
    ollama: z.strictObject({ embeddings: z.tuple([z.array(z.number())]), regenerate: z.literal(false) }),
  }),
});
const settings = z.strictObject({
  embedders: z.object({ ollama: z.strictObject({ source: z.literal("userProvided"), dimensions: z.number() }) }),
  filterableAttributes: z.array(z.string()),
});
const question = z.strictObject({
  ...{ q: z.string(), vector: z.array(z.number()), limit: z.number(), filter: z.string().optional() },
  hybrid: z.strictObject({ embedder: z.literal("ollama"), semanticRatio: z.number() }),
  ...{ showRankingScore: z.literal(true), retrieveVectors: z.boolean() },
});

interface Task {
  status: string;
  error: { code: string; message: string } | null;
}

const failed = (status: number, code: string, message: string): VectorReply => ({ status, body: { message, code } });
const notFound = (uid: string): VectorReply => failed(404, "index_not_found", `Index \`${uid}\` not found.`);
const wrongLength = ({ expected, got }: VectorTrouble["detail"]): string =>
  `Invalid vector dimensions: expected: \`${expected}\`, found: \`${got}\`.`;

/** Meilisearch 1.13 and later, as its reference describes it. Writing is a task that is under way when it is first asked after. */
export function meilisearchDialect(keys: { admin: string; search: string }): VectorDialect {
  const core = vectorCore();
  const tasks: Task[] = [];
  const looked = new Set<number>();
  const begin = (work: () => void): VectorReply => {
    let error: Task["error"] = null;
    try {
      work();
    } catch (cause) {
      if (!(cause instanceof VectorTrouble)) throw cause;
      const { kind, detail } = cause;
      error =
        kind === "missing"
          ? { code: "index_not_found", message: `Index \`${detail.name}\` not found.` }
          : { code: "invalid_vector_dimensions", message: wrongLength(detail) };
    }
    tasks.push({ status: error ? "failed" : "succeeded", error });
    return { status: 202, body: { taskUid: tasks.length - 1, status: "enqueued" } };
  };
  return {
    answer(request) {
      const key = String(request.headers["authorization"] ?? "").replace("Bearer ", "");
      const searches = request.path.endsWith("/search");
      if (key !== keys.admin && !(searches && key === keys.search))
        return failed(403, "invalid_api_key", "The provided API key is invalid.");
      return answer(request);
    },
    explain: ({ kind, detail }) =>
      kind === "missing" ? notFound(detail.name) : failed(400, "invalid_vector_dimensions", wrongLength(detail)),
  };

  function answer({ method, path, body }: VectorRequest): VectorReply {
    const [, area, name = "", ...rest] = path.split("/");
    if (area === "tasks") {
      const place = Number(name);
      const first = !looked.has(place);
      looked.add(place);
      return { status: 200, body: first ? { status: "processing", error: null } : tasks[place] };
    }
    switch (`${method} ${rest.join("/")}`) {
      case "POST ": {
        const { uid } = z.strictObject({ uid: z.string(), primaryKey: z.literal("objectID") }).parse(body);
        return begin(() => core.make(uid));
      }
      case "DELETE ":
        return begin(() => {
          core.get(name);
          core.collections.delete(name);
        });
      case "GET settings": {
        const { size } = core.get(name);
        return { status: 200, body: { embedders: size === undefined ? null : { ollama: { dimensions: size } } } };
      }
      case "PATCH settings":
        return begin(() => void (core.get(name).size = settings.parse(body).embedders.ollama.dimensions));
      case "POST documents": {
        const rows = z.array(document).parse(body);
        return begin(() =>
          core.put(
            name,
            rows.map(({ objectID, _vectors, ...payload }) => ({
              ...{ id: objectID, vector: _vectors.ollama.embeddings[0], payload },
            })),
          ),
        );
      }
      case "POST documents/delete-batch":
        return begin(() => void core.remove(name, z.array(z.string()).parse(body)));
      case "POST search":
        return search(name, question.parse(body));
      default:
        return failed(404, "not_found", "Not found");
    }
  }

  function search(name: string, asked: z.output<typeof question>): VectorReply {
    const [, source] = /^metadata\.source = "(.+)"$/.exec(asked.filter ?? "") ?? [];
    const keeps = ({ payload }: { payload: Record<string, unknown> }): boolean =>
      source === undefined || z.looseObject({ source: z.unknown() }).parse(payload["metadata"]).source === source;
    const hits = core.near(name, asked.vector, asked.limit, keeps).map(({ id, payload, vector, cosine }) => ({
      ...{ objectID: id, ...payload, _rankingScore: (1 + cosine) / 2 },
      ...(asked.retrieveVectors && { _vectors: { ollama: { embeddings: [vector], regenerate: false } } }),
    }));
    return { status: 200, body: { hits } };
  }
}
