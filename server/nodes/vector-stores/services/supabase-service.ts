import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RestReply, RestService } from "../outside/rest-service";
import { fromCosine } from "../outside/scores";
import { belongsToChat, type NearDocument, type VectorService } from "../outside/vector-service";

interface SupabaseOptions {
  rest: RestService;
  table: string;
  /** The database function that searches. */
  query: string;
  /** What the function's rows must hold beside, as PostgREST's parameters. */
  conditions: readonly (readonly [string, string])[];
}

const numbers = z.array(z.number());
const row = z.object({
  id: z.union([z.string(), z.number()]),
  content: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  similarity: z.number().nullish(),
  embedding: z.union([numbers, z.string().transform(readVector)]).nullish(),
});
const rows = z.array(row);
const fault = z.object({ code: z.string() });

/**
 * A table with its search function, as Supabase's guide for LangChain has them made, over its REST interface
 * (https://supabase.com/docs/guides/api).
 */
export function supabaseService({ rest, table, query, conditions }: SupabaseOptions): VectorService {
  const path = `/rest/v1/${encodeURIComponent(table)}`;
  const refusal = (reply: RestReply): AppError => {
    const { data } = fault.safeParse(reply.data);
    const make = "Make it in Supabase's SQL editor as its guide “LangChain” shows, with an id of type uuid or text.";
    if (data?.code === "PGRST205" || data?.code === "42P01")
      return new AppError("unprocessable", `Supabase has no table “${table}”. ${make}`);
    if (data?.code === "PGRST202")
      return new AppError("unprocessable", `Supabase has no function “${query}” that finds documents. ${make}`);
    if (data?.code === "22P02") return new AppError("unprocessable", `The id of “${table}” is a number. ${make}`);
    return rest.refusal(reply);
  };
  const send = async (call: Parameters<RestService["send"]>[0], signal: AbortSignal): Promise<unknown> => {
    const reply = await rest.send(call, signal);
    if (!reply.ok) throw refusal(reply);
    return reply.data;
  };
  return {
    givesVectors: true,
    async put(documents, signal) {
      const body = documents.map(({ id, pageContent: content, metadata, vector: embedding }) => ({
        ...{ id, content, metadata, embedding },
      }));
      const headers = { prefer: "resolution=merge-duplicates,return=minimal" };
      await send({ method: "POST", path, body, headers }, signal);
    },
    async remove(ids, signal) {
      const list = ids.map((id) => `"${id.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(",");
      await send({ method: "DELETE", path: `${path}?id=in.${encodeURIComponent(`(${list})`)}` }, signal);
    },
    async search({ vector, k, filter = {} }, signal) {
      const body = { query_embedding: vector, match_count: k, filter };
      const parameters = new URLSearchParams([...conditions.map(([key, value]) => [key, value]), ["limit", String(k)]]);
      const call = { method: "POST", path: `/rest/v1/rpc/${encodeURIComponent(query)}?${parameters}`, body } as const;
      const found = rest.read(rows, await send(call, signal));
      return found.map(({ id, content, metadata, similarity, embedding }): NearDocument => ({
        ...{ id: String(id), score: fromCosine(similarity ?? 0), pageContent: content ?? "", metadata: metadata ?? {} },
        ...(embedding && { vector: embedding }),
      }));
    },
    keeps: belongsToChat,
  };
}

/** Postgres writes a vector as a text that is also JSON. */
function readVector(text: string): number[] {
  try {
    return numbers.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
