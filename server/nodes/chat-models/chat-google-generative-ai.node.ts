import { z } from "zod";
import googleGenerativeAi from "../credentials/google-generative-ai.credential";
import { defineNode } from "../define-node";
import { geminiBase, geminiClient } from "./gemini-client";
import { geminiTuningInputs, safetySettings } from "./gemini-inputs";
import { choices, listModels } from "./list-models";
import { cacheSlot, chatModelClasses, imageInput, samplingInputs } from "./model-inputs";
import { retryPolicy } from "./retry-policy";

const known = [
  "gemini-3.8-flash",
  "gemini-3.5-flash",
  "gemini-3.5-flash-lite",
  "gemini-3.1-pro-preview",
  "gemini-2.5-pro",
  "gemini-2.5-flash",
  "gemini-2.5-flash-lite",
];
const modelList = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      displayName: z.string().optional(),
      supportedGenerationMethods: z.array(z.string()).optional(),
    }),
  ),
});
const cannotChat = /embedding|image|tts|live|audio|veo|imagen|robotics|computer-use/;

export default defineNode({
  name: "chatGoogleGenerativeAI",
  version: 3.1,
  label: "ChatGoogleGenerativeAI",
  description: "Gemini, Google's chat models.",
  category: "Chat Models",
  icon: "gemini.svg",
  docs: "https://ai.google.dev/gemini-api/docs/models",
  provides: ["ChatGoogleGenerativeAI", ...chatModelClasses],
  credential: googleGenerativeAi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "gemini-2.5-flash" },
    customModelName: {
      type: "string",
      label: "Custom Model Name",
      description: "Stands in place of the model chosen above.",
      placeholder: "gemini-2.5-flash-preview-09-2025",
      optional: true,
      additional: true,
    },
    ...samplingInputs,
    ...imageInput,
    ...geminiTuningInputs,
  },
  loaders: {
    async listModels({ secrets, inputs, tools, signal }) {
      if (!secrets.googleGenerativeAPIKey) return choices(known);
      return listModels(
        {
          url: `${geminiBase(inputs.baseUrl)}/v1beta/models?pageSize=1000`,
          headers: { "x-goog-api-key": secrets.googleGenerativeAPIKey },
          provider: "Google",
          tools,
          signal,
        },
        modelList,
        ({ models }) =>
          models
            .filter((model) => model.supportedGenerationMethods?.includes("generateContent") ?? true)
            .map((model) => ({ ...model, name: model.name.replace(/^models\//, "") }))
            .filter((model) => !cannotChat.test(model.name))
            .map(({ name, displayName }) => ({ name, label: displayName ?? name })),
      );
    },
  },
  async create({ inputs, secrets, tools }) {
    const { ChatGoogle } = await import("@langchain/google");
    const model = (inputs.customModelName?.trim() || inputs.modelName).replace(/^models\//, "");
    const safety = safetySettings(inputs.safetySettings);
    return new ChatGoogle({
      ...retryPolicy,
      model,
      platformType: "gai",
      // Said outright, or the client would take an address from the server's environment.
      endpoint: "generativelanguage.googleapis.com",
      apiClient: geminiClient(secrets.googleGenerativeAPIKey, geminiBase(inputs.baseUrl), tools),
      temperature: inputs.temperature,
      disableStreaming: !inputs.streaming,
      ...(inputs.maxOutputTokens !== undefined && { maxOutputTokens: inputs.maxOutputTokens }),
      ...(inputs.topP !== undefined && { topP: inputs.topP }),
      ...(inputs.topK !== undefined && { topK: inputs.topK }),
      ...(inputs.thinkingBudget !== undefined && { thinkingBudget: inputs.thinkingBudget }),
      ...(inputs.thinkingLevel && { thinkingLevel: inputs.thinkingLevel }),
      ...(safety.length > 0 && { safetySettings: safety }),
    });
  },
});
