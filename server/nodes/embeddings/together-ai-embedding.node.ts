import togetherAiApi from "../credentials/together-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

export default defineNode({
  name: "togetherAIEmbedding",
  version: 1,
  label: "TogetherAI Embedding",
  description: "Embeddings of open models, hosted by Together.",
  category: "Embeddings",
  icon: "together.svg",
  docs: "https://docs.together.ai/docs/embeddings-overview",
  provides: ["TogetherAIEmbedding", "Embeddings"],
  credential: togetherAiApi,
  summary: ["modelName"],
  inputs: {
    cache: { type: "slot", accepts: "BaseCache", label: "Cache", optional: true },
    modelName: {
      type: "string",
      label: "Model Name",
      placeholder: "BAAI/bge-base-en-v1.5",
    },
  },
  create: async ({ inputs: { modelName: model }, secrets, tools }): Promise<Embedder> =>
    httpEmbedder({
      ...{ model, provider: "Together AI", tools },
      url: "https://api.together.xyz/v1/embeddings",
      headers: bearer(secrets.togetherAIApiKey),
      body: (input) => ({ model, input }),
      reads: openAiVectors,
      batchSize: 64,
    }),
});
