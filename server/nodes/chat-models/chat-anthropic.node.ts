import { z } from "zod";
import anthropicApi from "../credentials/anthropic-api.credential";
import { defineNode } from "../define-node";
import { thinkingOrSampling } from "./anthropic-thinking";
import { choices, listModels } from "./list-models";
import { cacheSlot, chatModelClasses, imageInput, samplingInputs } from "./model-inputs";
import { retryPolicy } from "./retry-policy";

const known = [
  "claude-opus-5",
  "claude-sonnet-5",
  "claude-opus-4-8",
  "claude-opus-4-6",
  "claude-sonnet-4-6",
  "claude-sonnet-4-5",
  "claude-haiku-4-5",
];
const modelList = z.object({ data: z.array(z.object({ id: z.string(), display_name: z.string().optional() })) });

export default defineNode({
  name: "chatAnthropic",
  version: 8,
  label: "ChatAnthropic",
  description: "Claude, the chat models of Anthropic.",
  category: "Chat Models",
  icon: "anthropic.svg",
  docs: "https://docs.claude.com/en/docs/about-claude/models",
  provides: ["ChatAnthropic", ...chatModelClasses],
  credential: anthropicApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "claude-haiku-4-5" },
    temperature: { ...samplingInputs.temperature, max: 1 },
    streaming: samplingInputs.streaming,
    ...imageInput,
    extendedThinking: {
      type: "boolean",
      label: "Extended Thinking",
      description: "The model thinks before it answers, up to a budget of tokens. Temperature does not apply then.",
      optional: true,
      additional: true,
    },
    budgetTokens: {
      type: "number",
      label: "Budget Tokens",
      description: "How many tokens it may think; at least 1024, and less than Max Tokens.",
      default: 1024,
      step: 1,
      min: 1024,
      optional: true,
      additional: true,
      show: { extendedThinking: true },
    },
    adaptiveThinking: {
      type: "boolean",
      label: "Adaptive Thinking",
      description: "The model decides by itself how long to think (Claude 4.6 and later).",
      default: false,
      optional: true,
      additional: true,
    },
    thinkingEffort: {
      type: "options",
      label: "Thinking Effort",
      description: "How long the model thinks before it answers.",
      options: [
        { label: "Low", name: "low" },
        { label: "Medium", name: "medium" },
        { label: "High", name: "high" },
        { label: "Max", name: "max" },
      ],
      optional: true,
      additional: true,
      show: { adaptiveThinking: true },
    },
    maxTokensToSample: {
      type: "number",
      label: "Max Tokens",
      description: "Longest answer, in tokens.",
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    topP: {
      type: "number",
      label: "Top P",
      description: "Choose only among the likeliest words whose chances add up to this share.",
      step: 0.1,
      min: 0,
      max: 1,
      optional: true,
      additional: true,
    },
    topK: {
      type: "number",
      label: "Top K",
      description: "Choose only among this many of the likeliest words.",
      step: 1,
      min: 0,
      optional: true,
      additional: true,
    },
    basepath: {
      type: "string",
      label: "Base Path",
      description: "Address of another server that speaks Anthropic's API, without `/v1`.",
      placeholder: "https://api.anthropic.com",
      optional: true,
      additional: true,
    },
  },
  loaders: {
    async listModels({ secrets, inputs, tools, signal }) {
      if (!secrets.anthropicApiKey) return choices(known);
      const base = typeof inputs.basepath === "string" ? inputs.basepath.trim().replace(/\/+$/, "") : "";
      return listModels(
        {
          url: `${base || "https://api.anthropic.com"}/v1/models?limit=100`,
          headers: { "x-api-key": secrets.anthropicApiKey, "anthropic-version": "2023-06-01" },
          provider: base || "Anthropic",
          tools,
          signal,
        },
        modelList,
        ({ data }) => data.map(({ id, display_name }) => ({ name: id, label: display_name ?? id })),
      );
    },
  },
  async create({ inputs, secrets, tools }) {
    const { ChatAnthropic } = await import("@langchain/anthropic");
    return new ChatAnthropic({
      ...retryPolicy,
      model: inputs.modelName,
      apiKey: secrets.anthropicApiKey,
      disableStreaming: !inputs.streaming,
      ...thinkingOrSampling(inputs),
      ...(inputs.maxTokensToSample !== undefined && { maxTokens: inputs.maxTokensToSample }),
      // Said outright, or the client would take an address from the server's environment.
      anthropicApiUrl: inputs.basepath?.trim().replace(/\/+$/, "") || "https://api.anthropic.com",
      clientOptions: { fetch: tools.fetch },
    });
  },
});
