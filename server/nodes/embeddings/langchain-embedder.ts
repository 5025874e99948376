import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { AppError } from "@/domain/errors";
import { callSignal } from "../call-signal";
import type { Embedder } from "../documents/document-slots";

/** An embedder over one of LangChain's clients. The client must be made with `abortableFetch`, or aborts come late. */
export function langchainEmbedder(model: string, client: EmbeddingsInterface): Embedder {
  return {
    model,
    async embedDocuments(texts, signal) {
      signal.throwIfAborted();
      const vectors = await callSignal.run(signal, () => client.embedDocuments([...texts]));
      if (vectors.length !== texts.length || vectors.some((vector) => vector.length === 0))
        throw new AppError("upstream_failed", `“${model}” did not give one vector for each text.`);
      return vectors;
    },
    embedQuery(text, signal) {
      signal.throwIfAborted();
      return callSignal.run(signal, () => client.embedQuery(text));
    },
  };
}
