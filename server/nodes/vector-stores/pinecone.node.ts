import pineconeApi from "../credentials/pinecone-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { pineconeService } from "./services/pinecone-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "pinecone",
  version: 5,
  label: "Pinecone",
  description: "Keeps documents in an index of Pinecone.",
  category: "Vector Stores",
  icon: "pinecone.svg",
  docs: "https://docs.pinecone.io",
  provides: ["Pinecone"],
  outputs: storeOutputs("Pinecone", "Pinecone"),
  summary: ["pineconeIndex", "pineconeNamespace"],
  credential: pineconeApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    pineconeIndex: { type: "string", label: "Pinecone Index" },
    pineconeNamespace: {
      type: "string",
      label: "Pinecone Namespace",
      description: "A part of the index that is searched alone.",
      placeholder: "my-first-namespace",
      optional: true,
      additional: true,
    },
    ...fileUploadInput,
    pineconeTextKey: {
      type: "string",
      label: "Pinecone Text Key",
      description: "Metadata key that has the text; “text” when empty.",
      placeholder: "text",
      optional: true,
      additional: true,
    },
    pineconeMetadataFilter: {
      type: "json",
      label: "Pinecone Metadata Filter",
      description: "A filter as Pinecone's documentation has it.",
      placeholder: '{"source": {"$eq": "handbook.pdf"}}',
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const service = pineconeService({
      ...{ tools, apiKey: secrets.pineconeApiKey, index: inputs.pineconeIndex.trim() },
      namespace: inputs.pineconeNamespace?.trim() ?? "",
      textKey: inputs.pineconeTextKey?.trim() || "text",
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    const filter = jsonObjectInput(inputs.pineconeMetadataFilter, "Pinecone Metadata Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
