import { z } from "zod";
import ollamaApi from "../credentials/ollama-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer, endpoint } from "./endpoint";
import { httpEmbedder } from "./http-embedder";

const usual = "http://localhost:11434";
const vectors = z.object({ embeddings: z.array(z.array(z.number())) }).transform(({ embeddings }) => embeddings);

export default defineNode({
  name: "ollamaEmbedding",
  version: 2,
  label: "Ollama Embeddings",
  description: "Embeddings of an open model that Ollama runs.",
  category: "Embeddings",
  icon: "ollama.svg",
  docs: "https://ollama.com/blog/embedding-models",
  provides: ["OllamaEmbeddings", "Embeddings"],
  credential: ollamaApi,
  credentialOptional: true,
  summary: ["modelName"],
  inputs: {
    baseUrl: { type: "string", label: "Base URL", default: usual },
    modelName: { type: "string", label: "Model Name", placeholder: "nomic-embed-text" },
    numGpu: {
      type: "number",
      label: "Number of GPU",
      description: "Layers of the model to put on the graphics card.",
      step: 1,
      optional: true,
      additional: true,
    },
    numThread: { type: "number", label: "Number of Thread", step: 1, optional: true, additional: true },
    useMMap: {
      type: "boolean",
      label: "Use MMap",
      description: "Reads the model from disk as it is needed.",
      default: true,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const base = endpoint(inputs.baseUrl, usual);
    const { modelName: model, numGpu, numThread, useMMap } = inputs;
    const options = {
      use_mmap: useMMap,
      ...(numGpu !== undefined && { num_gpu: numGpu }),
      ...(numThread !== undefined && { num_thread: numThread }),
    };
    return httpEmbedder({
      ...{ model, provider: `Ollama at ${base}`, tools },
      url: `${base}/api/embed`,
      headers: bearer(secrets.ollamaApiKey),
      body: (input) => ({ model, input, truncate: true, options }),
      reads: vectors,
      batchSize: 32,
    });
  },
});
