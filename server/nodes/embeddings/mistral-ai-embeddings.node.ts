import { choices, listOpenAiModels } from "../chat-models/list-models";
import mistralAiApi from "../credentials/mistral-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer, endpoint } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

const usual = "https://api.mistral.ai";

export default defineNode({
  name: "mistralAIEmbeddings",
  version: 2,
  label: "MistralAI Embeddings",
  description: "Mistral's embeddings.",
  category: "Embeddings",
  icon: "mistral.svg",
  docs: "https://docs.mistral.ai/capabilities/embeddings/",
  provides: ["MistralAIEmbeddings", "Embeddings"],
  credential: mistralAiApi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "mistral-embed" },
    batchSize: {
      type: "number",
      label: "Batch Size",
      description: "Texts sent in one request.",
      default: 512,
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    stripNewLines: {
      type: "boolean",
      label: "Strip New Lines",
      description: "Replaces line breaks by spaces before a text is embedded.",
      default: true,
      optional: true,
      additional: true,
    },
    overrideEndpoint: {
      type: "string",
      label: "Override Endpoint",
      placeholder: usual,
      optional: true,
      additional: true,
    },
  },
  loaders: {
    async listModels({ secrets, tools, signal }) {
      if (!secrets.mistralAIAPIKey) return choices(["mistral-embed", "codestral-embed"]);
      const headers = bearer(secrets.mistralAIAPIKey);
      return listOpenAiModels({ url: `${usual}/v1/models`, headers, provider: "Mistral", tools, signal }, (id) =>
        id.includes("embed"),
      );
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const base = endpoint(inputs.overrideEndpoint, usual).replace(/\/v1$/, "");
    const model = inputs.modelName;
    return httpEmbedder({
      ...{ model, provider: "Mistral", tools },
      url: `${base}/v1/embeddings`,
      headers: bearer(secrets.mistralAIAPIKey),
      body: (input) => ({ model, input }),
      reads: openAiVectors,
      batchSize: inputs.batchSize,
      stripNewLines: inputs.stripNewLines,
    });
  },
});
