import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { cosine } from "../documents/nearest";
import { termCoverage } from "../documents/term-coverage";
import { type Rank, reranked } from "./rerank";
import { baseRetrieverSlot, topKInput } from "./retriever-parts";

/** What the terms that question and document share add to their cosine (measured on labelled questions). */
const weightOfTerms = 0.2;

export default defineNode({
  name: "builtinRerankRetriever",
  version: 1,
  label: "Built-in Rerank Retriever (English)",
  description:
    "Puts what was found in the order in which it answers the question, by meaning and by the words they share. Let its retriever find more than you keep.",
  category: "Retrievers",
  icon: "retriever-rerank.svg",
  badge: "No key needed",
  provides: ["BuiltinRerankRetriever", "VectorStoreRetriever", "BaseRetriever"],
  summary: ["topK"],
  inputs: { ...baseRetrieverSlot, ...topKInput },
  async create({ inputs: { baseRetriever, topK }, tools }): Promise<Retriever> {
    const { embed } = tools.documents;
    const rank: Rank = async (question, texts, signal) => {
      const [asked = [], ...vectors] = await embed([question, ...texts], signal);
      const coverage = termCoverage(question, texts);
      const worth = (index: number): number =>
        cosine(asked, vectors[index] ?? []) + weightOfTerms * (coverage[index] ?? 0);
      return texts.map((_, index) => ({ index, score: Math.max(0, worth(index)) / (1 + weightOfTerms) }));
    };
    return reranked(baseRetriever, rank, topK);
  },
});
