import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { retrieverOf } from "../vector-stores/store-output";
import { vectorStoreSlot } from "./retriever-parts";

export default defineNode({
  name: "vectorStoreRetriever",
  version: 1,
  label: "Vector Store Retriever",
  description: "Says what a vector store is good for, so that a chain can choose among several.",
  category: "Retrievers",
  icon: "retriever.svg",
  provides: ["VectorStoreRetriever"],
  summary: ["name"],
  inputs: {
    ...vectorStoreSlot,
    name: { type: "string", label: "Retriever Name", placeholder: "netflix movies" },
    description: {
      type: "string",
      label: "Retriever Description",
      description: "Which questions it can answer.",
      placeholder: "Good for answering questions about netflix movies",
      rows: 3,
    },
  },
  create: async ({ inputs: { vectorStore, name, description } }): Promise<Retriever> => ({
    ...retrieverOf(vectorStore),
    ...{ name, description },
  }),
});
