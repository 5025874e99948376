import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { storeChoice } from "../documents/store-choice";
import type { Retriever, VectorIndex } from "../documents/document-slots";
import type { StoreShelf } from "@/server/engine/document-ports";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "documentStoreVS",
  version: 1,
  label: "Document Store (Vector)",
  description: "Finds what answers a question in one of this workspace's document stores.",
  category: "Vector Stores",
  icon: "document-store.svg",
  provides: ["DocumentStoreVS"],
  outputs: storeOutputs("Document Store", "DocumentStoreVS"),
  inputs: storeChoice.inputs,
  loaders: storeChoice.loaders,
  async create({ inputs, output, tools }): Promise<Retriever | VectorIndex> {
    const { stores } = tools.documents;
    if (output === "vectorStore") return indexOf(stores, inputs.selectedStore);
    return {
      retrieve: async (question, context) =>
        (await stores.openRetriever(inputs.selectedStore, context.signal)).retrieve(question, context),
    };
  },
});

/** Opened at each use, because what a store is filled with may change while a flow is kept ready. */
function indexOf(stores: StoreShelf, id: string): VectorIndex {
  const refuse = async (): Promise<never> => {
    throw new AppError("unprocessable", "A document store is filled on its own page, not by a flow.");
  };
  return {
    sources: [],
    embedder: {
      model: `document store ${id}`,
      embedDocuments: async (texts, signal) =>
        (await stores.openIndex(id, signal)).embedder.embedDocuments(texts, signal),
      embedQuery: async (text, signal) => (await stores.openIndex(id, signal)).embedder.embedQuery(text, signal),
    },
    put: refuse,
    remove: refuse,
    search: async (query, signal) => (await stores.openIndex(id, signal)).search(query, signal),
    async searchWithVectors(query, signal) {
      const { searchWithVectors } = await stores.openIndex(id, signal);
      return searchWithVectors ? searchWithVectors(query, signal) : cannot("choose documents that differ");
    },
    async searchWords(query, signal) {
      const { searchWords } = await stores.openIndex(id, signal);
      return searchWords ? searchWords(query, signal) : cannot("search by words");
    },
  };
}

function cannot(what: string): never {
  throw new AppError("unprocessable", `The vector store behind this document store cannot ${what}.`);
}
