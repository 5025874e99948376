import type { z } from "zod";
import { AppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import type { Embedder } from "../documents/document-slots";
import { postJson } from "../post-json";

export interface HttpEmbedder {
  /** Which vectors these are. */
  model: string;
  /** Who is asked, for error texts. */
  provider: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** The body of one request. What is looked for and what is looked through may be embedded differently. */
  body(texts: readonly string[], purpose: "document" | "query"): unknown;
  /** The vectors in an answer, in the order of the texts. */
  reads: z.ZodType<number[][]>;
  /** Texts in one request. */
  batchSize: number;
  stripNewLines?: boolean | undefined;
  timeout?: number | undefined;
  tools: Pick<NodeTools, "fetch">;
}

/** An embedder over an API that is one POST. Every text gets its vector or there is an error. */
export function httpEmbedder(options: HttpEmbedder): Embedder {
  const { model, provider, batchSize } = options;
  const embed = async (
    texts: readonly string[],
    purpose: "document" | "query",
    signal: AbortSignal,
  ): Promise<number[][]> => {
    const ready = texts.map((text) => readable(text, options.stripNewLines === true));
    const vectors: number[][] = [];
    for (let start = 0; start < ready.length; start += batchSize) {
      const batch = ready.slice(start, start + batchSize);
      const { url, headers = {}, reads, timeout, tools } = options;
      const body = options.body(batch, purpose);
      const given = await postJson({ provider, url, headers, body, reads, timeout, tools, signal });
      if (given.length !== batch.length) throw mismatch(provider, model, given.length, batch.length);
      vectors.push(...given);
    }
    const length = vectors[0]?.length ?? 0;
    if (vectors.some((vector) => vector.length === 0 || vector.length !== length))
      throw new AppError("upstream_failed", `${provider} sent vectors of different lengths for “${model}”.`);
    return vectors;
  };
  return {
    model,
    embedDocuments: (texts, signal) => embed(texts, "document", signal),
    async embedQuery(text, signal) {
      const [vector = []] = await embed([text], "query", signal);
      return vector;
    },
  };
}

/** Providers refuse an empty text, which would then take its whole batch along. */
function readable(text: string, stripNewLines: boolean): string {
  const ready = stripNewLines ? text.replaceAll(/\r?\n/g, " ") : text;
  return ready.trim() === "" ? "-" : ready;
}

const mismatch = (provider: string, model: string, given: number, asked: number): AppError =>
  new AppError(
    "upstream_failed",
    `${provider} gave ${given} vectors for ${asked} texts. “${model}” may be no model for embeddings.`,
  );
