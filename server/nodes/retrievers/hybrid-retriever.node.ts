import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { fuseRanks } from "../documents/fuse-ranks";
import { searchStore, settled } from "../vector-stores/search-store";
import { topKInput, vectorStoreSlot } from "./retriever-parts";

export default defineNode({
  name: "hybridRetriever",
  version: 1,
  label: "Hybrid Retriever",
  description: "Searches a store by meaning and by words, and puts first what both find. Good for names and numbers.",
  category: "Retrievers",
  icon: "retriever-hybrid.svg",
  badge: "No key needed",
  provides: ["HybridRetriever", "VectorStoreRetriever", "BaseRetriever"],
  summary: ["wordsWeight"],
  inputs: {
    ...vectorStoreSlot,
    topK: { ...topKInput.topK, description: "How many documents to find; the store's own number when empty." },
    wordsWeight: {
      type: "number",
      label: "Weight of Words",
      description: "From 0, meaning alone, to 1, words alone.",
      default: 0.3,
      step: 0.1,
      min: 0,
      max: 1,
      optional: true,
      additional: true,
    },
    fetchK: {
      type: "number",
      label: "Fetch K",
      description: "How many each search finds to choose from.",
      default: 20,
      step: 1,
      min: 1,
      max: 1000,
      optional: true,
      additional: true,
    },
    constant: {
      type: "number",
      label: "Constant",
      description: "The higher, the less it counts to be among the very first.",
      default: 60,
      step: 1,
      min: 0,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs }): Promise<Retriever> {
    const { vectorStore, wordsWeight, constant } = inputs;
    const { searchWords } = vectorStore;
    if (!searchWords)
      throw new AppError(
        "unprocessable",
        "This store cannot search by words. Use the built-in vector store, or retrieve without words.",
      );
    const { topK = 4, filter: own } = settled(vectorStore, { topK: inputs.topK });
    const fetchK = Math.max(inputs.fetchK, topK);
    return {
      async retrieve(question, context) {
        const filter = own || context.filter ? { ...own, ...context.filter } : undefined;
        const words = { text: question, k: fetchK, chatId: context.chatId, ...(filter && { filter }) };
        const [byMeaning, byWords] = await Promise.all([
          searchStore(vectorStore, { question, how: { topK: fetchK } }, context),
          searchWords(words, context.signal),
        ]);
        const lists = [
          { documents: byMeaning, weight: 1 - wordsWeight },
          { documents: byWords, weight: wordsWeight },
        ];
        return fuseRanks(lists, constant).slice(0, topK);
      },
    };
  },
});
