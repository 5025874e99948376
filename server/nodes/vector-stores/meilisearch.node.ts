import meilisearchApi from "../credentials/meilisearch-api.credential";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { meilisearchService } from "./services/meilisearch-service";
import { fileUploadInput, recordManagerSlot, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "meilisearch",
  version: 1,
  label: "Meilisearch",
  description: "Keeps documents in an index of Meilisearch, found by meaning and by words together.",
  category: "Vector Stores",
  icon: "search.svg",
  docs: "https://www.meilisearch.com/docs/learn/ai_powered_search/getting_started_with_ai_search",
  provides: ["Meilisearch"],
  outputs: storeOutputs("Meilisearch", "Meilisearch"),
  summary: ["indexUid"],
  credential: meilisearchApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    host: { type: "string", label: "Host", description: "Its address.", placeholder: "http://localhost:7700" },
    indexUid: { type: "string", label: "Index Uid", placeholder: "handbook" },
    deleteIndex: {
      type: "boolean",
      label: "Delete Index if exists",
      description: "An upsert deletes what the index held before it stores anything.",
      optional: true,
    },
    ...fileUploadInput,
    K: topKInput.topK,
    semanticRatio: {
      type: "number",
      label: "Semantic Ratio",
      description: "From 0, by words alone, to 1, by meaning alone.",
      default: 0.75,
      step: 0.05,
      min: 0,
      max: 1,
      optional: true,
      additional: true,
    },
    searchFilter: {
      type: "string",
      label: "Search Filter",
      description: "A filter as Meilisearch's documentation has it.",
      placeholder: 'metadata.source = "handbook.pdf"',
      references: true,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, secrets, output, tools }) {
    const address = serviceAddress(inputs.host, "Host", "http://localhost:7700");
    const { meilisearchSearchApiKey: searchKey, meilisearchAdminApiKey: adminKey } = secrets;
    const by = (key: string) =>
      restService({ tools, name: "Meilisearch", address, headers: { authorization: `Bearer ${key}` } });
    const service = meilisearchService({
      ...{ rest: by(adminKey || searchKey), searching: by(searchKey), index: inputs.indexUid.trim() },
      semanticRatio: inputs.semanticRatio,
      filter: inputs.searchFilter?.trim() || undefined,
      replace: inputs.deleteIndex === true,
    });
    const { document: sources, embeddings: embedder, recordManager, K: topK } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, { topK });
  },
});
