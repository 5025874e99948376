import mistralAiApi from "../credentials/mistral-ai-api.credential";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const official = "https://api.mistral.ai";
const known = [
  "mistral-large-latest",
  "mistral-medium-latest",
  "mistral-small-latest",
  "magistral-medium-latest",
  "ministral-8b-latest",
  "codestral-latest",
];
/** Flowise's nodes name the server without `/v1`. */
const baseUrl = (typed: unknown): string => {
  const address = (typeof typed === "string" && typed.trim() ? typed.trim() : official).replace(/\/+$/, "");
  return address.endsWith("/v1") ? address : `${address}/v1`;
};

export default defineNode({
  name: "chatMistralAI",
  version: 4,
  label: "ChatMistralAI",
  description: "Models of Mistral, the French provider.",
  category: "Chat Models",
  icon: "mistral.svg",
  docs: "https://docs.mistral.ai/getting-started/models/models_overview/",
  provides: ["ChatMistralAI", ...chatModelClasses],
  credential: mistralAiApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "mistral-small-latest" },
    ...samplingInputs,
    ...imageInput,
    maxOutputTokens: { ...limitInputs.maxTokens, label: "Max Output Tokens" },
    topP: limitInputs.topP,
    randomSeed: {
      type: "number",
      label: "Random Seed",
      description: "The same seed gives the same answer to the same question, as far as the provider can.",
      step: 1,
      optional: true,
      additional: true,
    },
    safeMode: {
      type: "boolean",
      label: "Safe Mode",
      description: "Mistral puts its own safety instructions before the conversation.",
      optional: true,
      additional: true,
    },
    overrideEndpoint: {
      type: "string",
      label: "Override Endpoint",
      description: "Address of another server that speaks Mistral's API.",
      placeholder: official,
      optional: true,
      additional: true,
    },
  },
  loaders: {
    listModels: ({ secrets, inputs, tools, signal }) =>
      listCompatibleModels({
        ...{ provider: "Mistral", baseUrl: baseUrl(inputs.overrideEndpoint), key: secrets.mistralAIAPIKey },
        ...{ known, tools, signal },
        keep: (id) => !/embed|moderation|ocr|voxtral/.test(id),
      }),
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(
      { ...inputs, maxTokens: inputs.maxOutputTokens },
      {
        baseUrl: baseUrl(inputs.overrideEndpoint),
        key: secrets.mistralAIAPIKey,
        extras: {
          ...(inputs.randomSeed !== undefined && { random_seed: inputs.randomSeed }),
          ...(inputs.safeMode && { safe_prompt: true }),
        },
        // Mistral refuses fields that it does not know.
        asksForUsage: false,
      },
      tools,
    ),
});
