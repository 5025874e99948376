import type { Retriever, SearchHow, VectorIndex } from "../documents/document-slots";
import { searchStore } from "./search-store";

/** What a vector store's chosen output is: the store with its settings, or a retriever that asks it. */
export const storeOutput = (index: VectorIndex, output: string, how: SearchHow): VectorIndex | Retriever =>
  output === "vectorStore" ? { ...index, usual: how } : retrieverOf(index, how);

/** Asks a store for what is nearest to a question. */
export const retrieverOf = (index: VectorIndex, how: SearchHow = {}): Retriever => ({
  retrieve: (question, context) => searchStore(index, { question, how }, context),
});
