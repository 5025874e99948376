import upstashVectorApi from "../credentials/upstash-vector-api.credential";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { upstashService } from "./services/upstash-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "upstash",
  version: 2,
  label: "Upstash Vector",
  description: "Keeps documents in an index of Upstash Vector.",
  category: "Vector Stores",
  icon: "upstash.svg",
  docs: "https://upstash.com/docs/vector",
  provides: ["Upstash"],
  outputs: storeOutputs("Upstash", "Upstash", ["UpstashVectorStore"]),
  credential: upstashVectorApi,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    ...fileUploadInput,
    upstashMetadataFilter: {
      type: "string",
      label: "Upstash Metadata Filter",
      description: "A filter as Upstash's documentation has it.",
      placeholder: "source = 'handbook.pdf'",
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const { UPSTASH_VECTOR_REST_URL: url, UPSTASH_VECTOR_REST_TOKEN: token } = secrets;
    const address = serviceAddress(url, "Upstash Vector REST URL", "https://my-index.upstash.io");
    const rest = restService({ tools, name: "Upstash", address, headers: { authorization: `Bearer ${token}` } });
    const service = upstashService(rest, inputs.upstashMetadataFilter?.trim());
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, inputs);
  },
});
