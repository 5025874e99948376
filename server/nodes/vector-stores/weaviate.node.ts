import weaviateApi from "../credentials/weaviate-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { weaviateService } from "./services/weaviate-service";
import { graphName } from "./services/weaviate-where";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "weaviate",
  version: 5,
  label: "Weaviate",
  description: "Keeps documents in a collection of Weaviate, which is made when it is missing.",
  category: "Vector Stores",
  icon: "weaviate.svg",
  docs: "https://docs.weaviate.io/weaviate",
  provides: ["Weaviate"],
  outputs: storeOutputs("Weaviate", "Weaviate", ["WeaviateStore"]),
  summary: ["weaviateIndex"],
  credential: weaviateApi,
  credentialOptional: true,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    weaviateConnectionType: {
      type: "options",
      label: "Weaviate Connection Type",
      options: [
        { label: "Cloud", name: "cloud" },
        { label: "Local", name: "local" },
        { label: "Custom", name: "custom" },
      ],
      default: "cloud",
    },
    weaviateHost: {
      type: "string",
      label: "Weaviate Host/URL",
      description: "The REST endpoint.",
      placeholder: "localhost:8080",
    },
    weaviateHttpSecure: {
      type: "boolean",
      label: "HTTP Secure",
      default: true,
      optional: true,
      additional: true,
      show: { weaviateConnectionType: "custom" },
    },
    weaviateIndex: {
      type: "string",
      label: "Weaviate Index",
      description: "Name of the collection, with a capital letter.",
      placeholder: "Handbook",
    },
    weaviateTextKey: {
      type: "string",
      label: "Weaviate Text Key",
      description: "Property that has the text; “text” when empty.",
      placeholder: "text",
      optional: true,
      additional: true,
    },
    weaviateMetadataKeys: {
      type: "string",
      label: "Weaviate Metadata Keys",
      description: "Properties to give back with a document; all when empty.",
      rows: 2,
      placeholder: '["source"]',
      optional: true,
      additional: true,
    },
    ...fileUploadInput,
    ...topKInput,
    weaviateFilter: {
      type: "json",
      label: "Weaviate Search Filter",
      description: "A filter as Weaviate's documentation has it, or metadata that must be equal.",
      placeholder: '{"path": ["source"], "operator": "Equal", "valueText": "handbook.pdf"}',
      references: true,
      optional: true,
      additional: true,
    },
    ...searchInputs,
    alpha: {
      type: "number",
      label: "Alpha (for Hybrid Search)",
      description: "From 0, by the question's words only, to 1, by its vector only. Empty: by its vector only.",
      placeholder: "1",
      step: 0.1,
      min: 0,
      max: 1,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, secrets, output, tools }) {
    const host = inputs.weaviateHost.trim();
    const type = inputs.weaviateConnectionType;
    const secure = type === "cloud" || (type === "custom" && inputs.weaviateHttpSecure);
    const typed = host.includes("://") || host === "" ? host : `${secure ? "https" : "http"}://${host}`;
    const address = serviceAddress(typed, "Weaviate Host/URL", "localhost:8080");
    const headers: Record<string, string> = secrets.weaviateApiKey
      ? { authorization: `Bearer ${secrets.weaviateApiKey}` }
      : {};
    const name = graphName(inputs.weaviateIndex.trim());
    const service = weaviateService({
      rest: restService({ tools, name: "Weaviate", address, headers }),
      index: name.charAt(0).toUpperCase() + name.slice(1),
      textKey: graphName(inputs.weaviateTextKey?.trim() || "text"),
      metadataKeys: inputs.weaviateMetadataKeys?.match(/\w+/g) ?? [],
      alpha: inputs.alpha,
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    const filter = jsonObjectInput(inputs.weaviateFilter, "Weaviate Search Filter");
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { ...inputs, filter });
  },
});
