import openSearchUrl from "../credentials/open-search-url.credential";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { openSearchService } from "./services/open-search-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "openSearch",
  version: 4,
  label: "OpenSearch",
  description: "Keeps documents in an index of OpenSearch, which is made when it is missing.",
  category: "Vector Stores",
  icon: "open-search.svg",
  docs: "https://docs.opensearch.org/latest/vector-search",
  provides: ["OpenSearch"],
  outputs: storeOutputs("OpenSearch", "OpenSearch", ["OpenSearchVectorStore"]),
  summary: ["indexName"],
  credential: openSearchUrl,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    indexName: {
      type: "string",
      label: "Index Name",
      description: "The index that holds the vectors.",
      placeholder: "handbook",
    },
    ...fileUploadInput,
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const url = new URL(serviceAddress(secrets.openSearchUrl, "OpenSearch URL", "https://localhost:9200"));
    const user = secrets.user || decodeURIComponent(url.username);
    const password = secrets.password || decodeURIComponent(url.password);
    const headers: Record<string, string> = user
      ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` }
      : {};
    const address = `${url.origin}${url.pathname}`.replace(/\/$/, "");
    const rest = restService({ tools, name: "OpenSearch", address, headers });
    const service = openSearchService(rest, inputs.indexName.trim());
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, inputs);
  },
});
