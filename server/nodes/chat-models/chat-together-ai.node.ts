import togetherAiApi from "../credentials/together-ai-api.credential";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, samplingInputs } from "./model-inputs";
import { openAiCompatible } from "./open-ai-compatible";

export default defineNode({
  name: "chatTogetherAI",
  version: 2,
  label: "ChatTogetherAI",
  description: "Open models hosted by Together AI.",
  category: "Chat Models",
  icon: "together.svg",
  docs: "https://docs.together.ai/docs/serverless-models",
  provides: ["ChatTogetherAI", ...chatModelClasses],
  credential: togetherAiApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "string", label: "Model Name", placeholder: "openai/gpt-oss-120b" },
    ...samplingInputs,
    ...imageInput,
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: "https://api.together.xyz/v1", key: secrets.togetherAIApiKey }, tools),
});
