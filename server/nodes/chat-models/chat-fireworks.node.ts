import fireworksApi from "../credentials/fireworks-api.credential";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, samplingInputs } from "./model-inputs";
import { openAiCompatible } from "./open-ai-compatible";

export default defineNode({
  name: "chatFireworks",
  version: 2,
  label: "ChatFireworks",
  description: "Open models hosted by Fireworks.",
  category: "Chat Models",
  icon: "fireworks.svg",
  docs: "https://fireworks.ai/models",
  provides: ["ChatFireworks", ...chatModelClasses],
  credential: fireworksApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "string", label: "Model", placeholder: "accounts/fireworks/models/gpt-oss-120b" },
    ...samplingInputs,
    ...imageInput,
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: "https://api.fireworks.ai/inference/v1", key: secrets.fireworksApiKey }, tools),
});
