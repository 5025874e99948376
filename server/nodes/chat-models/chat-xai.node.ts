import xaiApi from "../credentials/xai-api.credential";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const baseUrl = "https://api.x.ai/v1";
const known = ["grok-4.6", "grok-4.5"];

export default defineNode({
  name: "chatXAI",
  version: 2,
  label: "ChatXAI",
  description: "Grok, the models of xAI.",
  category: "Chat Models",
  icon: "xai.svg",
  docs: "https://docs.x.ai/docs/models",
  provides: ["ChatXAI", ...chatModelClasses],
  credential: xaiApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model", placeholder: "grok-4.6" },
    ...samplingInputs,
    ...imageInput,
    maxTokens: limitInputs.maxTokens,
  },
  loaders: {
    listModels: ({ secrets, tools, signal }) =>
      listCompatibleModels({
        ...{ provider: "xAI", baseUrl, key: secrets.xaiApiKey, known, tools, signal },
        keep: (id) => !/image|imagine|video/.test(id),
      }),
  },
  create: ({ inputs, secrets, tools }) => openAiCompatible(inputs, { baseUrl, key: secrets.xaiApiKey }, tools),
});
