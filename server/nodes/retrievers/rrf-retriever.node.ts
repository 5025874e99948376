import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { fuseRanks } from "../documents/fuse-ranks";
import { askWriter, linesOf } from "./ask-writer";
import {
  baseRetrieverSlot,
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
} from "./retriever-parts";

export default defineNode({
  name: "RRFRetriever",
  version: 1,
  label: "Reciprocal Rank Fusion Retriever",
  description: "Has a model write further searches, and puts first what many of them find.",
  category: "Retrievers",
  icon: "retriever-fusion.svg",
  provides: ["RRFRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Reciprocal Rank Fusion Retriever", ["RRFRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  summary: ["queryCount"],
  inputs: {
    ...baseRetrieverSlot,
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    ...queryInput,
    queryCount: {
      type: "number",
      label: "Query Count",
      description: "How many further searches the model writes.",
      default: 4,
      step: 1,
      min: 1,
      max: 20,
      optional: true,
      additional: true,
    },
    ...topKInput,
    c: {
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
  async create({ inputs, node, output, turn }) {
    const { baseRetriever, model, queryCount, topK, c, query } = inputs;
    const retriever: Retriever = {
      async retrieve(question, context) {
        const prompt = `Write ${queryCount} different search queries that together find what answers the question below, one per line and nothing else.\n\nQuestion: ${question}`;
        const written = linesOf(await askWriter({ model, nodeId: node.id }, prompt, context), queryCount);
        const searches = [...new Set([question, ...written])];
        const found = await Promise.all(searches.map((search) => baseRetriever.retrieve(search, context)));
        const usual = Math.max(0, ...found.map((documents) => documents.length));
        return fuseRanks(
          found.map((documents) => ({ documents })),
          c,
        ).slice(0, topK ?? usual);
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});
