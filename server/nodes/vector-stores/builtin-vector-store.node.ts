import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { shelfIndex } from "./shelf-index";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "builtinVectorStore",
  version: 1,
  label: "Built-in Vector Store",
  description: "Keeps documents in this server's own database.",
  category: "Vector Stores",
  icon: "builtin-vector-store.svg",
  badge: "No key needed",
  provides: ["BuiltinVectorStore"],
  outputs: storeOutputs("Built-in", "BuiltinVectorStore"),
  summary: ["collection"],
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    collection: {
      type: "string",
      label: "Collection",
      description: "Flows of this workspace that name the same one share it. Empty: this node's own.",
      optional: true,
    },
    ...fileUploadInput,
    filter: {
      type: "json",
      label: "Metadata Filter",
      description: "Only documents whose metadata holds all of this are found.",
      placeholder: '{"source": "handbook.pdf"}',
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, node, flow, output, tools }) {
    const name = inputs.collection?.trim() ? `named:${inputs.collection.trim()}` : `flow:${flow.id}:${node.id}`;
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    const collection = tools.documents.vectors.open(name, embedder.model);
    const filter = jsonObjectInput(inputs.filter, "Metadata Filter");
    return storeOutput(shelfIndex({ collection, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
