import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { searchStore } from "../vector-stores/search-store";
import { foundPerTurn, queryInput, retrieverOutput, retrieverOutputs, vectorStoreSlot } from "./retriever-parts";

export default defineNode({
  name: "similarityThresholdRetriever",
  version: 2,
  label: "Similarity Score Threshold Retriever",
  description: "Finds only what is near enough to the question.",
  category: "Retrievers",
  icon: "retriever-threshold.svg",
  provides: ["SimilarityThresholdRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Similarity Threshold Retriever", ["SimilarityThresholdRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  summary: ["minSimilarityScore"],
  inputs: {
    ...vectorStoreSlot,
    ...queryInput,
    minSimilarityScore: {
      type: "number",
      label: "Minimum Similarity Score (%)",
      description: "What is less near is left out. Which scores are good depends on the embeddings.",
      default: 80,
      step: 1,
      min: 0,
      max: 100,
    },
    maxK: {
      type: "number",
      label: "Max K",
      description: "How many documents at most.",
      default: 20,
      step: 1,
      min: 1,
      max: 1000,
      additional: true,
    },
    kIncrement: {
      type: "number",
      label: "K Increment",
      description: "Of no effect here: the store is asked once for all of them.",
      default: 2,
      step: 1,
      min: 1,
      additional: true,
    },
  },
  async create({ inputs, output, turn }) {
    const { vectorStore, minSimilarityScore, maxK, query } = inputs;
    const retriever: Retriever = {
      async retrieve(question, context) {
        const found = await searchStore(vectorStore, { question, how: { topK: maxK } }, context);
        if (found.some(({ score }) => score === undefined))
          throw new AppError("unprocessable", "This store tells no scores, so that none can be asked for.");
        return found.filter(({ score = 0 }) => score * 100 >= minSimilarityScore);
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});
