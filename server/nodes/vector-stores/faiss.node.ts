import { defineNode } from "../define-node";
import { shelfIndex } from "./shelf-index";
import { storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "faiss",
  version: 1,
  label: "Faiss",
  description: "For flows made with Faiss: what was a file of vectors is kept in this server's own database.",
  category: "Vector Stores",
  icon: "faiss.svg",
  provides: ["Faiss"],
  outputs: storeOutputs("Faiss", "Faiss", ["SaveableVectorStore"]),
  summary: ["basePath"],
  inputs: {
    ...storeSlots,
    basePath: {
      type: "string",
      label: "Base Path to load",
      description:
        "Name of the collection; flows of this workspace that name the same one share it. Empty: this node's own.",
      placeholder: "handbook",
      optional: true,
    },
    ...topKInput,
  },
  async create({ inputs, node, flow, output, tools }) {
    const path = inputs.basePath?.trim();
    const name = path ? `faiss:${path}` : `flow:${flow.id}:${node.id}`;
    const { document: sources, embeddings: embedder } = inputs;
    const collection = tools.documents.vectors.open(name, embedder.model);
    return storeOutput(shelfIndex({ collection, sources, embedder }), output, inputs);
  },
});
