import cerebrasAiApi from "../credentials/cerebras-ai-api.credential";
import { defineNode } from "../define-node";
import { addressInputs, cacheSlot, chatModelClasses, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const official = "https://api.cerebras.ai/v1";
const known = ["gpt-oss-120b", "llama3.1-8b"];

export default defineNode({
  name: "chatCerebras",
  version: 2,
  label: "ChatCerebras",
  description: "Open models on Cerebras' wafer-sized chips.",
  category: "Chat Models",
  icon: "cerebras.svg",
  docs: "https://inference-docs.cerebras.ai",
  provides: ["ChatCerebras", "ChatOpenAI", ...chatModelClasses],
  credential: cerebrasAiApi,
  credentialOptional: true,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", placeholder: "gpt-oss-120b" },
    ...samplingInputs,
    ...limitInputs,
    basepath: { ...addressInputs.basepath, default: official, placeholder: official },
    baseOptions: addressInputs.baseOptions,
  },
  loaders: {
    listModels: ({ secrets, tools, signal }) =>
      listCompatibleModels({
        ...{ provider: "Cerebras", baseUrl: official, key: secrets.cerebrasApiKey, known, tools, signal },
      }),
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: inputs.basepath || official, key: secrets.cerebrasApiKey }, tools),
});
