import deepseekApi from "../credentials/deepseek-api.credential";
import { defineNode } from "../define-node";
import { addressInputs, cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { stopSequenceInput } from "./stop-sequence-input";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const baseUrl = "https://api.deepseek.com";
const known = ["deepseek-flash", "deepseek-v4-pro", "deepseek-chat", "deepseek-reasoner"];
/** The older names say by themselves whether the model thinks. */
const decidesByName = (model: string): boolean => /^deepseek-(chat|reasoner)$/.test(model);

export default defineNode({
  name: "chatDeepseek",
  version: 1,
  label: "ChatDeepseek",
  description: "Models of DeepSeek.",
  category: "Chat Models",
  icon: "deepseek.svg",
  docs: "https://api-docs.deepseek.com",
  provides: ["chatDeepseek", ...chatModelClasses],
  credential: deepseekApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "deepseek-chat" },
    temperature: { ...samplingInputs.temperature, default: 0.7 },
    streaming: samplingInputs.streaming,
    ...imageInput,
    thinking: {
      type: "boolean",
      label: "Thinking",
      description: "The model thinks before it answers. Leave off where it calls tools.",
      default: false,
      optional: true,
      additional: true,
      hide: { modelName: ["deepseek-chat", "deepseek-reasoner"] },
    },
    ...limitInputs,
    ...stopSequenceInput,
    baseOptions: addressInputs.baseOptions,
  },
  loaders: {
    listModels: ({ secrets, tools, signal }) =>
      listCompatibleModels({ provider: "DeepSeek", baseUrl, key: secrets.deepseekApiKey, known, tools, signal }),
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(
      inputs,
      {
        ...{ baseUrl, key: secrets.deepseekApiKey },
        ...(!decidesByName(inputs.modelName) && {
          extras: { thinking: { type: inputs.thinking ? "enabled" : "disabled" } },
        }),
      },
      tools,
    ),
});
