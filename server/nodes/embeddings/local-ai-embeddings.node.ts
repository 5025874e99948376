import localAiApi from "../credentials/local-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer, endpoint } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

export default defineNode({
  name: "localAIEmbeddings",
  version: 1,
  label: "LocalAI Embeddings",
  description: "Embeddings of a LocalAI server, or of another one of your own that speaks OpenAI's API.",
  category: "Embeddings",
  icon: "local-ai.svg",
  docs: "https://localai.io/features/embeddings/",
  provides: ["LocalAI Embeddings", "Embeddings"],
  credential: localAiApi,
  credentialOptional: true,
  summary: ["modelName"],
  inputs: {
    basePath: { type: "string", label: "Base Path", placeholder: "http://localhost:8080/v1" },
    modelName: { type: "string", label: "Model Name", placeholder: "text-embedding-ada-002" },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const base = endpoint(inputs.basePath, "http://localhost:8080/v1");
    const model = inputs.modelName;
    return httpEmbedder({
      ...{ model, provider: base, tools },
      url: `${base}/embeddings`,
      headers: bearer(secrets.localAIApiKey),
      body: (input) => ({ model, input, encoding_format: "float" }),
      reads: openAiVectors,
      batchSize: 64,
    });
  },
});
