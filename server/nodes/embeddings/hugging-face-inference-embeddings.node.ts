import { z } from "zod";
import { AppError } from "@/domain/errors";
import huggingFaceApi from "../credentials/hugging-face-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer, endpoint } from "./endpoint";
import { httpEmbedder } from "./http-embedder";

const usual = "sentence-transformers/all-MiniLM-L6-v2";
const vectors = z.array(z.array(z.number()));

export default defineNode({
  name: "huggingFaceInferenceEmbeddings",
  version: 1,
  label: "HuggingFace Inference Embeddings",
  description: "Embeddings of open models, hosted by Hugging Face or at an endpoint of your own.",
  category: "Embeddings",
  icon: "hugging-face.svg",
  docs: "https://huggingface.co/docs/inference-providers/tasks/feature-extraction",
  provides: ["HuggingFaceInferenceEmbeddings", "Embeddings"],
  credential: huggingFaceApi,
  summary: ["modelName"],
  inputs: {
    modelName: {
      type: "string",
      label: "Model",
      description: "Not needed where an endpoint is given.",
      placeholder: usual,
      optional: true,
    },
    endpoint: {
      type: "string",
      label: "Endpoint",
      description: "Address of an inference endpoint of your own.",
      placeholder: "https://xyz.eu-west-1.aws.endpoints.huggingface.cloud",
      optional: true,
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const model = inputs.modelName?.trim() || usual;
    // The name becomes part of an address.
    if (!/^[\w.-]+(?:\/[\w.-]+)?$/.test(model) || model.includes(".."))
      throw new AppError("invalid_input", `“${model}” is no name of a model on Hugging Face, such as ${usual}.`);
    const hosted = `https://router.huggingface.co/hf-inference/models/${model}/pipeline/feature-extraction`;
    return httpEmbedder({
      ...{ model: inputs.endpoint?.trim() ? endpoint(inputs.endpoint, "") : model, provider: "Hugging Face", tools },
      url: endpoint(inputs.endpoint, hosted),
      headers: bearer(secrets.huggingFaceApiKey),
      body: (texts) => ({ inputs: texts, truncate: true }),
      reads: vectors,
      batchSize: 32,
    });
  },
});
