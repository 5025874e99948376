import openRouterApi from "../credentials/open-router-api.credential";
import { defineNode } from "../define-node";
import { addressInputs, cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

const official = "https://openrouter.ai/api/v1";

export default defineNode({
  name: "chatOpenRouter",
  version: 1,
  label: "ChatOpenRouter",
  description: "Hundreds of models of many providers behind one key.",
  category: "Chat Models",
  icon: "openrouter.svg",
  docs: "https://openrouter.ai/models",
  provides: ["ChatOpenRouter", "ChatOpenAI", ...chatModelClasses],
  credential: openRouterApi,
  credentialOptional: true,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", placeholder: "openai/gpt-4o-mini" },
    ...samplingInputs,
    ...imageInput,
    ...limitInputs,
    basepath: { ...addressInputs.basepath, default: official, placeholder: official },
    baseOptions: addressInputs.baseOptions,
  },
  loaders: {
    // The list is public.
    listModels: ({ secrets, inputs, tools, signal }) => {
      const baseUrl = typeof inputs.basepath === "string" && inputs.basepath.trim() ? inputs.basepath : official;
      return listCompatibleModels({ provider: "OpenRouter", baseUrl, key: secrets.openRouterApiKey, tools, signal });
    },
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: inputs.basepath || official, key: secrets.openRouterApiKey }, tools),
});
