import { AppError } from "@/domain/errors";
import { diverse } from "../documents/diverse";
import type { FoundDocument, Retriever, VectorIndex } from "../documents/document-slots";

export interface SearchHow {
  topK?: number | undefined;
  searchType?: string | undefined;
  fetchK?: number | undefined;
  lambda?: number | undefined;
  filter?: Readonly<Record<string, unknown>> | undefined;
}

/** What a vector store's chosen output is: the store, or a retriever that asks it. */
export const storeOutput = (index: VectorIndex, output: string, how: SearchHow): VectorIndex | Retriever =>
  output === "vectorStore" ? index : retrieverOf(index, how);

/** Asks a store for what is nearest to a question. */
export function retrieverOf(index: VectorIndex, how: SearchHow): Retriever {
  const k = how.topK ?? 4;
  return {
    async retrieve(question, { signal, chatId, filter: asked }) {
      const filter = how.filter || asked ? { ...how.filter, ...asked } : undefined;
      const vector = await index.embedder.embedQuery(question, signal);
      const query = { vector, text: question, chatId, ...(filter && { filter }) };
      if (how.searchType !== "mmr") return index.search({ ...query, k }, signal);
      if (!index.searchWithVectors)
        throw new AppError("unprocessable", "This store cannot search by marginal relevance. Choose “Similarity”.");
      const candidates = await index.searchWithVectors({ ...query, k: Math.max(how.fetchK ?? 20, k) }, signal);
      return diverse(candidates, vector, { k, lambda: how.lambda ?? 0.5 }).map(withoutVector);
    },
  };
}

const withoutVector = ({ vector: _vector, ...found }: FoundDocument & { vector: number[] }): FoundDocument => found;
