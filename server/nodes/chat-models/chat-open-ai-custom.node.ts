import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import { AppError } from "@/domain/errors";
import { listOpenAiModels } from "./list-models";
import {
  addressInputs,
  cacheSlot,
  chatModelClasses,
  imageInput,
  limitInputs,
  samplingInputs,
  stopWords,
} from "./model-inputs";
import { stopSequenceInput } from "./stop-sequence-input";
import { openAiFields } from "./open-ai-fields";

export default defineNode({
  name: "chatOpenAICustom",
  version: 4.1,
  label: "OpenAI Custom Model",
  description:
    "Any server that speaks OpenAI's API (vLLM, LM Studio, llama.cpp, LiteLLM and others), or a fine-tuned model.",
  category: "Chat Models",
  icon: "openai-compatible.svg",
  provides: ["ChatOpenAI-Custom", "ChatOpenAI", ...chatModelClasses],
  credential: openAiApi,
  credentialOptional: true,
  summary: ["modelName", "basepath"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", placeholder: "llama-3.1-8b-instruct" },
    basepath: { ...addressInputs.basepath, placeholder: "http://localhost:8000/v1", additional: false },
    ...samplingInputs,
    ...imageInput,
    ...limitInputs,
    ...stopSequenceInput,
    baseOptions: addressInputs.baseOptions,
  },
  loaders: {
    async listModels({ secrets, inputs, tools, signal }) {
      const base = typeof inputs.basepath === "string" ? inputs.basepath.trim().replace(/\/+$/, "") : "";
      if (!base && !secrets.openAIApiKey) {
        throw new AppError("invalid_input", "Type the Base Path of your server first, then load its models.");
      }
      return listOpenAiModels({
        url: `${base || "https://api.openai.com/v1"}/models`,
        headers: secrets.openAIApiKey ? { authorization: `Bearer ${secrets.openAIApiKey}` } : {},
        provider: base || "OpenAI",
        tools,
        signal,
      });
    },
  },
  async create({ inputs, secrets, tools }) {
    const { ChatOpenAI } = await import("@langchain/openai");
    const settings = {
      ...inputs,
      model: inputs.modelName,
      stop: stopWords(inputs.stopSequence),
      baseUrl: inputs.basepath,
      headers: inputs.baseOptions,
    };
    // The client insists on a key; servers without one ignore it.
    return new ChatOpenAI(openAiFields(settings, secrets.openAIApiKey ?? "none", tools));
  },
});
