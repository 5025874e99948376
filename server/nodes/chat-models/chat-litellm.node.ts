import litellmApi from "../credentials/litellm-api.credential";
import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

export default defineNode({
  name: "chatLitellm",
  version: 2,
  label: "ChatLitellm",
  description: "Any model behind your LiteLLM proxy.",
  category: "Chat Models",
  icon: "litellm.svg",
  docs: "https://docs.litellm.ai",
  provides: ["ChatLitellm", "ChatOpenAI", ...chatModelClasses],
  credential: litellmApi,
  credentialOptional: true,
  summary: ["modelName", "basePath"],
  inputs: {
    ...cacheSlot,
    basePath: {
      type: "string",
      label: "Base URL",
      description: "Where the server listens.",
      placeholder: "http://localhost:4000",
    },
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name" },
    ...samplingInputs,
    ...imageInput,
    maxTokens: limitInputs.maxTokens,
    topP: limitInputs.topP,
    timeout: limitInputs.timeout,
  },
  loaders: {
    async listModels({ secrets, inputs, tools, signal }) {
      const baseUrl = typeof inputs.basePath === "string" ? inputs.basePath : "";
      if (baseUrl.trim() === "")
        throw new AppError("invalid_input", "Type the Base URL of your server first, then load its models.");
      return listCompatibleModels({ provider: baseUrl, baseUrl, key: secrets.litellmApiKey, tools, signal });
    },
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: inputs.basePath, key: secrets.litellmApiKey }, tools),
});
