import jinaAiApi from "../credentials/jina-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

export default defineNode({
  name: "jinaEmbeddings",
  version: 3,
  label: "Jina Embeddings",
  description: "Jina's embeddings, in many languages.",
  category: "Embeddings",
  icon: "jina.svg",
  docs: "https://jina.ai/embeddings/",
  provides: ["JinaEmbeddings", "Embeddings"],
  credential: jinaAiApi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "string", label: "Model Name", default: "jina-embeddings-v3" },
    modelDimensions: {
      type: "number",
      label: "Dimensions",
      description: "Length of the vectors; the model may be asked for shorter ones than its own.",
      default: 1024,
      step: 1,
      min: 1,
    },
    allowLateChunking: {
      type: "boolean",
      label: "Allow Late Chunking",
      description: "Embeds the pieces of a batch as parts of one text, so that each knows what stands around it.",
      default: false,
      optional: true,
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const { modelName: model, modelDimensions: dimensions, allowLateChunking } = inputs;
    // Older models know neither tasks nor late chunking.
    const knowsTasks = /v[34]/.test(model);
    return httpEmbedder({
      ...{ model, provider: "Jina AI", tools },
      url: "https://api.jina.ai/v1/embeddings",
      headers: bearer(secrets.jinaAIAPIKey),
      body: (input, purpose) => ({
        ...{ model, input, dimensions, embedding_type: "float" },
        ...(knowsTasks && { task: purpose === "query" ? "retrieval.query" : "retrieval.passage" }),
        ...(allowLateChunking && purpose === "document" && { late_chunking: true }),
      }),
      reads: openAiVectors,
      batchSize: 64,
    });
  },
});
