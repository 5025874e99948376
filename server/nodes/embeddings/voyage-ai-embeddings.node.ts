import { choices } from "../chat-models/list-models";
import voyageAiApi from "../credentials/voyage-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer, endpoint } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

const known = [
  "voyage-3.5",
  "voyage-3.5-lite",
  "voyage-3-large",
  "voyage-code-3",
  "voyage-finance-2",
  "voyage-law-2",
  "voyage-2",
];

export default defineNode({
  name: "voyageAIEmbeddings",
  version: 2,
  label: "VoyageAI Embeddings",
  description: "Voyage's embeddings, which tell questions from documents.",
  category: "Embeddings",
  icon: "voyage.svg",
  docs: "https://docs.voyageai.com/docs/embeddings",
  provides: ["VoyageAIEmbeddings", "Embeddings"],
  credential: voyageAiApi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "voyage-2" },
  },
  loaders: { listModels: async () => choices(known) },
  create: async ({ inputs: { modelName: model }, secrets, tools }): Promise<Embedder> =>
    httpEmbedder({
      ...{ model, provider: "Voyage AI", tools },
      url: endpoint(secrets.endpoint, "https://api.voyageai.com/v1/embeddings"),
      headers: bearer(secrets.apiKey),
      body: (input, purpose) => ({ model, input, input_type: purpose }),
      reads: openAiVectors,
      batchSize: 128,
    }),
});
