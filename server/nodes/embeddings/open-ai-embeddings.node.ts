import { loadOpenAiModels } from "../chat-models/load-open-ai-models";
import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { timeoutInput } from "../timeout-input";
import { baseOptionsInput, batchSizeInput, dimensionsInput, stripNewLinesInput } from "./embedding-inputs";
import { bearer, endpoint, typedHeaders } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

const known = ["text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002"];

export default defineNode({
  name: "openAIEmbeddings",
  version: 4,
  label: "OpenAI Embeddings",
  description: "Embeddings of OpenAI, or of any server that speaks the same API.",
  category: "Embeddings",
  icon: "openai.svg",
  docs: "https://platform.openai.com/docs/guides/embeddings",
  provides: ["OpenAIEmbeddings", "Embeddings"],
  credential: openAiApi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "text-embedding-ada-002" },
    ...stripNewLinesInput,
    ...batchSizeInput,
    ...timeoutInput,
    basepath: {
      type: "string",
      label: "BasePath",
      description: "Address of another server, such as http://localhost:8080/v1.",
      optional: true,
      additional: true,
    },
    ...baseOptionsInput,
    ...dimensionsInput,
    encodingFormat: {
      type: "options",
      label: "Encoding Format",
      description: "Of no effect here: plain numbers are always asked for.",
      options: [
        { label: "float", name: "float" },
        { label: "base64", name: "base64" },
      ],
      optional: true,
      additional: true,
    },
  },
  loaders: {
    listModels: async (context) =>
      loadOpenAiModels(context, { known, fits: (id, elsewhere) => elsewhere || /embedding/.test(id) }),
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const base = endpoint(inputs.basepath, "https://api.openai.com/v1");
    const { modelName: model, dimensions } = inputs;
    return httpEmbedder({
      model,
      provider: inputs.basepath?.trim() ? base : "OpenAI",
      url: `${base}/embeddings`,
      headers: { ...bearer(secrets.openAIApiKey), ...typedHeaders(inputs.baseOptions) },
      // Plain numbers, whatever was chosen: what servers make of base64 differs, and the vectors are the same.
      body: (input) => ({ model, input, encoding_format: "float", ...(dimensions && { dimensions }) }),
      reads: openAiVectors,
      batchSize: inputs.batchSize ?? 512,
      stripNewLines: inputs.stripNewLines,
      timeout: inputs.timeout,
      tools,
    });
  },
});
