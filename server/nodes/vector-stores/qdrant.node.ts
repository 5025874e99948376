import qdrantApi from "../credentials/qdrant-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { qdrantService } from "./services/qdrant-service";
import {
  batchSizeInput,
  fileUploadInput,
  recordManagerSlot,
  searchInputs,
  storeSlots,
  topKInput,
} from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "qdrant",
  version: 5,
  label: "Qdrant",
  description: "Keeps documents in a Qdrant collection, which is made when it is missing.",
  category: "Vector Stores",
  icon: "qdrant.svg",
  docs: "https://qdrant.tech/documentation",
  provides: ["Qdrant"],
  outputs: storeOutputs("Qdrant", "Qdrant"),
  summary: ["qdrantCollection"],
  credential: qdrantApi,
  credentialOptional: true,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    qdrantServerUrl: { type: "string", label: "Qdrant Server URL", placeholder: "http://localhost:6333" },
    qdrantCollection: { type: "string", label: "Qdrant Collection Name" },
    ...fileUploadInput,
    qdrantVectorDimension: {
      type: "number",
      label: "Vector Dimension",
      description: "Not needed: a new collection takes the length of the first vector.",
      default: 1536,
      optional: true,
      additional: true,
    },
    contentPayloadKey: {
      type: "string",
      label: "Content Key",
      description: "Where a point's payload has the text.",
      default: "content",
      optional: true,
      additional: true,
    },
    metadataPayloadKey: {
      type: "string",
      label: "Metadata Key",
      description: "Where a point's payload has the metadata.",
      default: "metadata",
      optional: true,
      additional: true,
    },
    ...batchSizeInput,
    qdrantSimilarity: {
      type: "options",
      label: "Similarity",
      description: "Measure of a new collection.",
      options: [
        { label: "Cosine", name: "Cosine" },
        { label: "Euclid", name: "Euclid" },
        { label: "Dot", name: "Dot" },
      ],
      default: "Cosine",
      additional: true,
    },
    qdrantCollectionConfiguration: {
      type: "json",
      label: "Additional Collection Configuration",
      description: "What else a new collection is made with, as Qdrant's documentation has it.",
      placeholder: '{"on_disk_payload": true}',
      optional: true,
      additional: true,
    },
    ...topKInput,
    qdrantFilter: {
      type: "json",
      label: "Qdrant Search Filter",
      description: "A filter as Qdrant's documentation has it, or metadata that must be equal.",
      placeholder: '{"must": [{"key": "metadata.source", "match": {"value": "handbook.pdf"}}]}',
      references: true,
      optional: true,
      additional: true,
    },
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const address = serviceAddress(inputs.qdrantServerUrl, "Qdrant Server URL", "http://localhost:6333");
    const headers: Record<string, string> = secrets.qdrantApiKey ? { "api-key": secrets.qdrantApiKey } : {};
    const service = qdrantService({
      rest: restService({ tools, name: "Qdrant", address, headers }),
      collection: inputs.qdrantCollection.trim(),
      distance: inputs.qdrantSimilarity,
      configuration: jsonObjectInput(inputs.qdrantCollectionConfiguration, "Additional Collection Configuration") ?? {},
      contentKey: inputs.contentPayloadKey || "content",
      metadataKey: inputs.metadataPayloadKey || "metadata",
    });
    const { document: sources, embeddings: embedder, recordManager, batchSize } = inputs;
    const filter = jsonObjectInput(inputs.qdrantFilter, "Qdrant Search Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager, batchSize }), output, {
      ...inputs,
      filter,
    });
  },
});
