import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { timeoutInput } from "../timeout-input";
import { baseOptionsInput, batchSizeInput, dimensionsInput, stripNewLinesInput } from "./embedding-inputs";
import { bearer, endpoint, typedHeaders } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

export default defineNode({
  name: "openAIEmbeddingsCustom",
  version: 3,
  label: "OpenAI Embeddings Custom",
  description: "Any model of any server that speaks OpenAI's embeddings API.",
  category: "Embeddings",
  icon: "openai-compatible.svg",
  docs: "https://platform.openai.com/docs/guides/embeddings",
  provides: ["OpenAIEmbeddingsCustom", "Embeddings"],
  credential: openAiApi,
  summary: ["modelName"],
  inputs: {
    ...stripNewLinesInput,
    ...batchSizeInput,
    ...timeoutInput,
    basepath: {
      type: "string",
      label: "BasePath",
      description: "Address of the server, such as http://localhost:8080/v1.",
      optional: true,
      additional: true,
    },
    ...baseOptionsInput,
    modelName: { type: "string", label: "Model Name", optional: true },
    ...dimensionsInput,
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const model = inputs.modelName?.trim() || "text-embedding-ada-002";
    const base = endpoint(inputs.basepath, "https://api.openai.com/v1");
    const { dimensions } = inputs;
    return httpEmbedder({
      model,
      provider: inputs.basepath?.trim() ? base : "OpenAI",
      url: `${base}/embeddings`,
      headers: { ...bearer(secrets.openAIApiKey), ...typedHeaders(inputs.baseOptions) },
      // Plain numbers: what servers make of base64 differs.
      body: (input) => ({ model, input, encoding_format: "float", ...(dimensions && { dimensions }) }),
      reads: openAiVectors,
      batchSize: inputs.batchSize ?? 512,
      stripNewLines: inputs.stripNewLines,
      timeout: inputs.timeout,
      tools,
    });
  },
});
