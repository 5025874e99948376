import { z } from "zod";
import { abortableFetch } from "../call-signal";
import ollamaApi from "../credentials/ollama-api.credential";
import { defineNode } from "../define-node";
import { choices, listModels } from "./list-models";
import { cacheSlot, chatModelClasses, imageInput, samplingInputs, stopWords } from "./model-inputs";
import { joiningPictures } from "./ollama-pictures";
import { ollamaTuningInputs } from "./ollama-tuning-inputs";

const local = "http://localhost:11434";
const tags = z.object({ models: z.array(z.object({ name: z.string() })) });
const address = (typed: string | undefined): string => (typed?.trim() || local).replace(/\/+$/, "");
const bearer = (key: string | undefined): Record<string, string> => (key ? { authorization: `Bearer ${key}` } : {});

export default defineNode({
  name: "chatOllama",
  version: 5,
  label: "ChatOllama",
  description: "Open models on your own machine or server, through Ollama.",
  category: "Chat Models",
  icon: "ollama.svg",
  docs: "https://docs.ollama.com",
  provides: ["ChatOllama", ...chatModelClasses],
  credential: ollamaApi,
  credentialOptional: true,
  summary: ["modelName", "baseUrl"],
  inputs: {
    ...cacheSlot,
    baseUrl: { type: "string", label: "Base URL", description: "Where Ollama listens.", default: local },
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", placeholder: "llama3.2" },
    ...samplingInputs,
    ...imageInput,
    ...ollamaTuningInputs,
  },
  loaders: {
    listModels: ({ secrets, inputs, tools, signal }) => {
      const base = address(typeof inputs.baseUrl === "string" ? inputs.baseUrl : undefined);
      return listModels(
        {
          url: `${base}/api/tags`,
          headers: bearer(secrets.ollamaApiKey),
          provider: `Ollama at ${base}`,
          tools,
          signal,
        },
        tags,
        (body) => choices(body.models.map((model) => model.name).toSorted()),
      );
    },
  },
  async create({ inputs, secrets, tools }) {
    const { ChatOllama } = await import("@langchain/ollama");
    const {
      baseUrl,
      modelName,
      temperature,
      streaming,
      stop,
      jsonMode,
      keepAlive,
      think,
      cache: _cache,
      allowImageUploads: _images,
      ...tuning
    } = inputs;
    const given = Object.fromEntries(Object.entries(tuning).filter(([, value]) => value !== undefined));
    return new ChatOllama({
      ...given,
      model: modelName,
      baseUrl: address(baseUrl),
      temperature,
      keepAlive,
      disableStreaming: !streaming,
      ...(think && { think }),
      ...(jsonMode && { format: "json" }),
      ...(stopWords(stop) && { stop: stopWords(stop) }),
      headers: bearer(secrets.ollamaApiKey),
      // Ollama's client takes no signal per call.
      fetch: abortableFetch(joiningPictures(tools.fetch)),
      checkOrPullModel: false,
    });
  },
});
