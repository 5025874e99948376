import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import { deepMetadata, flatMetadata } from "../outside/flat-metadata";
import { allOf, mongoFilter, ofChat } from "../outside/mongo-filter";
import { type RestService, restService } from "../outside/rest-service";
import { fromCosine, fromDistance, fromProduct } from "../outside/scores";
import type { NearDocument, VectorService } from "../outside/vector-service";

interface PineconeOptions {
  tools: NodeTools;
  apiKey: string;
  index: string;
  namespace: string;
  textKey: string;
}

const described = z.object({ host: z.string(), metric: z.string().nullish(), dimension: z.number().nullish() });
const answer = z.object({
  matches: z.array(
    z.object({
      id: z.string(),
      score: z.number().optional(),
      values: z.array(z.number()).nullish(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});
const anything = z.unknown();
const apiVersion = "2025-04";

/** Records of one namespace of an index (https://docs.pinecone.io/reference/api). */
export function pineconeService(options: PineconeOptions): VectorService {
  const { tools, apiKey, index, namespace, textKey } = options;
  const headers = { "api-key": apiKey, "x-pinecone-api-version": apiVersion };
  const at = (address: string): RestService => restService({ tools, name: "Pinecone", address, headers });
  let known: Promise<{ rest: RestService; metric: string }> | undefined;

  const locate = async (signal: AbortSignal): Promise<{ rest: RestService; metric: string }> => {
    const control = at("https://api.pinecone.io");
    const reply = await control.send({ method: "GET", path: `/indexes/${encodeURIComponent(index)}` }, signal);
    if (reply.status === 404)
      throw new AppError(
        "unprocessable",
        `Pinecone has no index “${index}”. Make it in Pinecone's console, with as many dimensions as the embeddings have and the metric cosine.`,
      );
    if (!reply.ok) throw control.refusal(reply);
    const { host, metric } = control.read(described, reply.data);
    // The key goes nowhere else, whatever an answer says.
    if (!/^[a-z0-9.-]+\.pinecone\.io$/i.test(host))
      throw new AppError("upstream_failed", `Pinecone named a place for “${index}” that is not its own.`);
    return { rest: at(`https://${host}`), metric: metric ?? "cosine" };
  };
  /** Where the index lives, asked once. */
  const open = (signal: AbortSignal): Promise<{ rest: RestService; metric: string }> => {
    known ??= locate(signal).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  return {
    givesVectors: true,
    async put(documents, signal) {
      const { rest } = await open(signal);
      const vectors = documents.map(({ id, vector, pageContent, metadata }) => ({
        ...{ id, values: vector, metadata: { ...flatMetadata(metadata), [textKey]: pageContent } },
      }));
      await rest.ask(anything, { method: "POST", path: "/vectors/upsert", body: { vectors, namespace } }, signal);
    },
    async remove(ids, signal) {
      const { rest } = await open(signal);
      const reply = await rest.send({ method: "POST", path: "/vectors/delete", body: { ids, namespace } }, signal);
      // A namespace comes into being with its first record.
      if (!reply.ok && reply.status !== 404) throw rest.refusal(reply);
    },
    async search({ vector, k, filter, chatId, withVectors }, signal) {
      const { rest, metric } = await open(signal);
      const asked = mongoFilter(filter);
      const all = allOf([...(asked ? [asked] : []), ...(chatId === undefined ? [] : [ofChat(chatId)])]);
      const body = {
        ...{ vector, topK: k, namespace, includeMetadata: true, includeValues: withVectors },
        ...(all && { filter: all }),
      };
      const { matches } = await rest.ask(answer, { method: "POST", path: "/query", body }, signal);
      return matches.map(({ id, score = 0, values, metadata }): NearDocument => {
        const { [textKey]: text, ...others } = metadata ?? {};
        return {
          ...{ id, score: scoreBy(metric, score), pageContent: typeof text === "string" ? text : "" },
          metadata: deepMetadata(others),
          ...(values && { vector: values }),
        };
      });
    },
  };
}

function scoreBy(metric: string, score: number): number {
  if (metric === "cosine") return fromCosine(score);
  return metric === "dotproduct" ? fromProduct(score) : fromDistance(score);
}
