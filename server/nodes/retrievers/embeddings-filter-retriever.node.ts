import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { nearest } from "../documents/nearest";
import { baseRetrieverSlot, foundPerTurn, queryInput, retrieverOutput, retrieverOutputs } from "./retriever-parts";

export default defineNode({
  name: "embeddingsFilterRetriever",
  version: 1,
  label: "Embeddings Filter Retriever",
  description:
    "Compares what was found with the question once more, by other embeddings, and drops what is far from it.",
  category: "Retrievers",
  icon: "retriever-filter.svg",
  provides: ["EmbeddingsFilterRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Embeddings Filter Retriever", ["EmbeddingsFilterRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  summary: ["similarityThreshold"],
  inputs: {
    ...baseRetrieverSlot,
    embeddings: { type: "slot", accepts: "Embeddings", label: "Embeddings" },
    ...queryInput,
    similarityThreshold: {
      type: "number",
      label: "Similarity Threshold",
      description: "From 0 to 1: what is less near to the question is dropped.",
      default: 0.8,
      step: 0.1,
      min: 0,
      max: 1,
      optional: true,
    },
    k: {
      type: "number",
      label: "K",
      description: "How many documents to keep at most.",
      default: 20,
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, output, turn }) {
    const { baseRetriever, embeddings, similarityThreshold, k, query } = inputs;
    const retriever: Retriever = {
      async retrieve(question, context) {
        const found = await baseRetriever.retrieve(question, context);
        if (found.length === 0) return [];
        const texts = found.map(({ pageContent }) => pageContent);
        const [asked, vectors] = await Promise.all([
          embeddings.embedQuery(question, context.signal),
          embeddings.embedDocuments(texts, context.signal),
        ]);
        const compared = found.map((document, place) => ({ ...document, vector: vectors[place] ?? [] }));
        return nearest(compared, asked, k)
          .filter(({ score }) => score >= similarityThreshold)
          .map(({ vector: _vector, ...document }) => document);
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});
