import { abortableFetch } from "../call-signal";
import { choices, listOpenAiModels } from "../chat-models/list-models";
import { retryPolicy } from "../chat-models/retry-policy";
import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { jsonObjectInput } from "../json-input";
import { langchainEmbedder } from "./langchain-embedder";

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
    stripNewLines: {
      type: "boolean",
      label: "Strip New Lines",
      description: "Replaces line breaks by spaces before a text is embedded.",
      optional: true,
      additional: true,
    },
    batchSize: {
      type: "number",
      label: "Batch Size",
      description: "Texts sent in one request.",
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    timeout: {
      type: "number",
      label: "Timeout",
      description: "Milliseconds to wait for the provider before giving up.",
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    basepath: {
      type: "string",
      label: "BasePath",
      description: "Address of another server, such as http://localhost:8080/v1.",
      optional: true,
      additional: true,
    },
    baseOptions: {
      type: "json",
      label: "BaseOptions",
      description: "Headers to send along.",
      optional: true,
      additional: true,
    },
    dimensions: {
      type: "number",
      label: "Dimensions",
      description: "Length of the vectors, for models that can shorten them.",
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    encodingFormat: {
      type: "options",
      label: "Encoding Format",
      options: [
        { label: "float", name: "float" },
        { label: "base64", name: "base64" },
      ],
      optional: true,
      additional: true,
    },
  },
  loaders: {
    async listModels({ secrets, inputs, tools, signal }) {
      const base = typeof inputs.basepath === "string" ? inputs.basepath.trim().replace(/\/+$/, "") : "";
      if (!secrets.openAIApiKey && !base) return choices(known);
      return listOpenAiModels(
        {
          url: `${base || "https://api.openai.com/v1"}/models`,
          headers: secrets.openAIApiKey ? { authorization: `Bearer ${secrets.openAIApiKey}` } : {},
          provider: base || "OpenAI",
          tools,
          signal,
        },
        (id) => base !== "" || /embedding/.test(id),
      );
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const { OpenAIEmbeddings } = await import("@langchain/openai");
    const headers = jsonObjectInput(inputs.baseOptions, "Base Options");
    const base = inputs.basepath?.trim().replace(/\/+$/, "");
    const client = new OpenAIEmbeddings({
      ...retryPolicy,
      model: inputs.modelName,
      apiKey: secrets.openAIApiKey,
      stripNewLines: inputs.stripNewLines ?? false,
      ...(inputs.batchSize !== undefined && { batchSize: inputs.batchSize }),
      ...(inputs.timeout !== undefined && { timeout: inputs.timeout }),
      ...(inputs.dimensions !== undefined && { dimensions: inputs.dimensions }),
      // Servers that ignore base64 send plain numbers, which the client would then decode to nonsense.
      encodingFormat: base ? "float" : (inputs.encodingFormat ?? "float"),
      configuration: {
        fetch: abortableFetch(tools.fetch),
        baseURL: base || "https://api.openai.com/v1",
        organization: null,
        project: null,
        ...(headers && { defaultHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])) }),
      },
    });
    return langchainEmbedder(inputs.modelName, client);
  },
});
