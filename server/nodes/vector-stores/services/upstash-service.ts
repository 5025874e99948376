import { z } from "zod";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import type { VectorQuery } from "../../documents/document-slots";
import type { RestService } from "../outside/rest-service";
import { fromCosine, fromHalved } from "../outside/scores";
import type { NearDocument, VectorService } from "../outside/vector-service";

/** Where LangChain's stores, and so Flowise's, keep the text. */
const textKey = "_pageContentLC";
const information = z.object({ result: z.object({ similarityFunction: z.string().nullish() }).loose() });
const answer = z.object({
  result: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      score: z.number(),
      vector: z.array(z.number()).nullish(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
      data: z.string().nullish(),
    }),
  ),
});
const anything = z.unknown();

/** An index of Upstash Vector (https://upstash.com/docs/vector/api). `own` is a filter in its language. */
export function upstashService(rest: RestService, own: string | undefined): VectorService {
  let known: Promise<string> | undefined;
  /** An index's measure never changes. */
  const measure = (signal: AbortSignal): Promise<string> => {
    known ??= rest
      .ask(information, { method: "GET", path: "/info" }, signal)
      .then(({ result }) => result.similarityFunction ?? "COSINE")
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    givesVectors: true,
    async put(documents, signal) {
      const body = documents.map(({ id, vector, pageContent, metadata }) => ({
        ...{ id, vector, metadata: { ...metadata, [textKey]: pageContent } },
      }));
      await rest.ask(anything, { method: "POST", path: "/upsert", body }, signal);
    },
    async remove(ids, signal) {
      await rest.ask(anything, { method: "DELETE", path: "/delete", body: { ids } }, signal);
    },
    async search({ vector, k, withVectors, ...query }, signal) {
      const scored = (await measure(signal)) === "EUCLIDEAN" ? fromCosine : fromHalved;
      const filter = upstashFilter(query, own);
      const body = {
        ...{ vector, topK: k, includeMetadata: true, includeVectors: withVectors, includeData: true },
        ...(filter && { filter }),
      };
      const { result } = await rest.ask(answer, { method: "POST", path: "/query", body }, signal);
      return result.map(({ id, score, vector: near, metadata, data }): NearDocument => {
        const { [textKey]: text, ...others } = metadata ?? {};
        return {
          ...{ id: String(id), score: scored(score), pageContent: typeof text === "string" ? text : (data ?? "") },
          metadata: others,
          ...(near && { vector: near }),
        };
      });
    },
  };
}

function upstashFilter({ filter = {}, chatId }: Pick<VectorQuery, "filter" | "chatId">, own?: string): string {
  const equal = Object.entries(filter).flatMap(([key, value]) => equals(key, value));
  const chat = chatId === undefined ? [] : [`(${chatIdKey} = ${literal(chatId)} OR HAS NOT FIELD ${chatIdKey})`];
  return [...(own ? [`(${own})`] : []), ...equal, ...chat].join(" AND ");
}

function equals(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => `${key} CONTAINS ${literal(item)}`);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => equals(`${key}.${name}`, item));
  return [`${key} = ${literal(value)}`];
}

function literal(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const quote = text.includes("'") ? '"' : "'";
  return `${quote}${text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)}${quote}`;
}
