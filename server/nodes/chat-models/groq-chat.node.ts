import groqApi from "../credentials/groq-api.credential";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const baseUrl = "https://api.groq.com/openai/v1";
const known = [
  "openai/gpt-oss-120b",
  "openai/gpt-oss-20b",
  "llama-3.3-70b-versatile",
  "llama-3.1-8b-instant",
  "meta-llama/llama-4-scout-17b-16e-instruct",
];

export default defineNode({
  name: "groqChat",
  version: 4,
  label: "GroqChat",
  description: "Open models at great speed, on Groq's own chips.",
  category: "Chat Models",
  icon: "groq.svg",
  docs: "https://console.groq.com/docs/models",
  provides: ["GroqChat", ...chatModelClasses],
  credential: groqApi,
  credentialOptional: true,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: {
      type: "asyncOptions",
      load: "listModels",
      label: "Model Name",
      placeholder: "llama-3.3-70b-versatile",
    },
    ...samplingInputs,
    ...imageInput,
    maxTokens: limitInputs.maxTokens,
  },
  loaders: {
    listModels: ({ secrets, tools, signal }) =>
      listCompatibleModels({
        ...{ provider: "Groq", baseUrl, key: secrets.groqApiKey, known, tools, signal },
        keep: (id) => !/whisper|tts|guard|orpheus/.test(id),
      }),
  },
  create: ({ inputs, secrets, tools }) => openAiCompatible(inputs, { baseUrl, key: secrets.groqApiKey }, tools),
});
