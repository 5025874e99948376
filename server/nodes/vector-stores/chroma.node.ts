import chromaApi from "../credentials/chroma-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { chromaService } from "./services/chroma-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "chroma",
  version: 2,
  label: "Chroma",
  description: "Keeps documents in a Chroma collection, which is made when it is missing.",
  category: "Vector Stores",
  icon: "chroma.svg",
  docs: "https://docs.trychroma.com",
  provides: ["Chroma"],
  outputs: storeOutputs("Chroma", "Chroma"),
  summary: ["collectionName"],
  credential: chromaApi,
  credentialOptional: true,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    collectionName: { type: "string", label: "Collection Name" },
    chromaURL: {
      type: "string",
      label: "Chroma URL",
      description: "Empty: Chroma Cloud where a credential is chosen, otherwise http://localhost:8000.",
      placeholder: "http://localhost:8000",
      optional: true,
    },
    ...fileUploadInput,
    chromaMetadataFilter: {
      type: "json",
      label: "Chroma Metadata Filter",
      description: "A `where` filter as Chroma's documentation has it.",
      placeholder: '{"source": {"$eq": "handbook.pdf"}}',
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const key = secrets.chromaApiKey;
    const usual = key ? "https://api.trychroma.com" : "http://localhost:8000";
    const address = serviceAddress(inputs.chromaURL?.trim() || usual, "Chroma URL", "http://localhost:8000");
    const service = chromaService({
      rest: restService({ tools, name: "Chroma", address, headers: key ? { "x-chroma-token": key } : {} }),
      tenant: secrets.chromaTenant?.trim() || "default_tenant",
      database: secrets.chromaDatabase?.trim() || "default_database",
      collection: inputs.collectionName.trim(),
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    const filter = jsonObjectInput(inputs.chromaMetadataFilter, "Chroma Metadata Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
