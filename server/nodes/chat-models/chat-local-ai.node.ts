import localAIApi from "../credentials/local-ai-api.credential";
import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { cacheSlot, chatModelClasses, imageInput, limitInputs, samplingInputs } from "./model-inputs";
import { listCompatibleModels, openAiCompatible } from "./open-ai-compatible";

export default defineNode({
  name: "chatLocalAI",
  version: 2,
  label: "ChatLocalAI",
  description: "Models on your own machine, through LocalAI.",
  category: "Chat Models",
  icon: "local-ai.svg",
  docs: "https://localai.io",
  provides: ["ChatLocalAI", "ChatOpenAI", ...chatModelClasses],
  credential: localAIApi,
  credentialOptional: true,
  summary: ["modelName", "basePath"],
  inputs: {
    ...cacheSlot,
    basePath: {
      type: "string",
      label: "Base Path",
      description: "Where the server listens.",
      placeholder: "http://localhost:8080/v1",
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
        throw new AppError("invalid_input", "Type the Base Path of your server first, then load its models.");
      return listCompatibleModels({ provider: baseUrl, baseUrl, key: secrets.localAIApiKey, tools, signal });
    },
  },
  create: ({ inputs, secrets, tools }) =>
    openAiCompatible(inputs, { baseUrl: inputs.basePath, key: secrets.localAIApiKey }, tools),
});
