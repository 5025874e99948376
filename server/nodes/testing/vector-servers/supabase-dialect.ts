import { z } from "zod";
import { holds } from "../../documents/nearest";
import type { VectorDialect, VectorReply } from "./start-vector-server";
import { vectorCore } from "./vector-core";

const record = z.record(z.string(), z.unknown());
const rows = z.array(
  z.strictObject({ id: z.uuid(), content: z.string(), metadata: record, embedding: z.array(z.number()) }),
);
const question = z.strictObject({ query_embedding: z.array(z.number()), match_count: z.number(), filter: record });
const wrong = (status: number, code: string, message: string): VectorReply => ({
  status,
  body: { code, message, details: null, hint: null },
});

/**
 * Supabase's REST interface (PostgREST) over the table and the function of its guide for LangChain. A table whose name
 * begins with `Conformance` is there; the function `match_<table>` searches it.
 */
export function supabaseDialect(key: string): VectorDialect {
  const core = vectorCore();
  const there = (name: string): boolean => {
    if (name.startsWith("Conformance") && !core.collections.has(name)) core.make(name, { size: 3 });
    return core.collections.has(name);
  };
  return {
    answer({ method, path, query, headers, body }) {
      if (headers["apikey"] !== key || headers.authorization !== `Bearer ${key}`)
        return { status: 401, body: { message: "Invalid API key", hint: "Double check your API key." } };
      const [, , , first = "", second = ""] = path.split("/");
      const table = first === "rpc" ? second.replace("match_", "") : first;
      if (!there(table))
        return first === "rpc"
          ? wrong(404, "PGRST202", `Could not find the function public.${second} in the schema cache`)
          : wrong(404, "PGRST205", `Could not find the table 'public.${table}' in the schema cache`);
      if (first === "rpc") return search(table, body, query);
      if (method === "DELETE") {
        const ids = /^in\.\((.*)\)$/.exec(query.get("id") ?? "")?.[1]?.match(/[0-9a-f-]{36}/g) ?? [];
        core.remove(table, ids);
        return { status: 204 };
      }
      if (headers["prefer"] !== "resolution=merge-duplicates,return=minimal")
        return wrong(409, "23505", "duplicate key value violates unique constraint");
      core.put(
        table,
        rows
          .parse(body)
          .map(({ id, embedding: vector, content, metadata }) => ({ id, vector, payload: { content, metadata } })),
      );
      return { status: 201 };
    },
    explain: ({ detail }) => wrong(400, "22000", `expected ${detail.expected} dimensions, not ${detail.got}`),
  };

  function search(table: string, body: unknown, query: URLSearchParams): VectorReply {
    const { query_embedding: vector, match_count: count, filter } = question.parse(body);
    const found = core
      .near(table, vector, count, ({ payload }) => holds(payload["metadata"], filter))
      .filter(({ payload }) =>
        [...query].every(([column, condition]) => {
          if (column === "limit") return true;
          const name = /^metadata->>(\w+)$/.exec(column)?.[1] ?? "";
          return condition === `eq.${String(record.parse(payload["metadata"])[name])}`;
        }),
      );
    return {
      status: 200,
      body: found.map(({ id, payload, cosine: similarity, vector: embedding }) => ({
        ...{ id, ...payload, similarity, embedding: JSON.stringify(embedding) },
      })),
    };
  }
}
