import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";

/** A small catalogue for tests of pure code: one node of every shape that matters to drawing and files. */
const common = { version: 1, description: "", icon: "", flows: ["chatflow"], provides: [] } as const;

export const modelSpec: NodeSpec = {
  ...common,
  name: "chatModel",
  version: 8.3,
  label: "Chat Model",
  category: "Chat Models",
  provides: ["ChatModel", "BaseChatModel", "BaseLanguageModel"],
  credential: { types: ["modelApi"] },
  inputs: {
    modelName: { type: "asyncOptions", label: "Model Name", load: "listModels", default: "small" },
    temperature: { type: "number", label: "Temperature", default: 0.9, optional: true },
    reasoning: { type: "boolean", label: "Reasoning", default: false, optional: true },
    effort: { type: "options", label: "Effort", options: [{ name: "low", label: "Low" }], show: { reasoning: true } },
    secret: { type: "password", label: "Secret", optional: true },
  },
};

export const promptSpec: NodeSpec = {
  ...common,
  name: "promptTemplate",
  label: "Prompt Template",
  category: "Prompts",
  provides: ["PromptTemplate", "BasePromptTemplate"],
  inputs: {
    template: { type: "string", label: "Template", rows: 4 },
    promptValues: { type: "json", label: "Prompt Values", optional: true, references: true, accepts: "json" },
  },
};

export const chainSpec: NodeSpec = {
  ...common,
  name: "llmChain",
  version: 3,
  label: "LLM Chain",
  category: "Chains",
  ending: true,
  outputs: [
    { name: "llmChain", label: "LLM Chain", provides: ["LLMChain", "BaseChain"] },
    { name: "outputPrediction", label: "Output Prediction", provides: ["string", "json"] },
  ],
  inputs: {
    model: { type: "slot", label: "Language Model", accepts: "BaseLanguageModel" },
    prompt: { type: "slot", label: "Prompt", accepts: "BasePromptTemplate" },
    chainName: { type: "string", label: "Chain Name", optional: true },
  },
};

export const toolSpec: NodeSpec = {
  ...common,
  name: "calculator",
  label: "Calculator",
  category: "Tools",
  provides: ["Calculator", "Tool"],
  inputs: {},
};

export const agentSpec: NodeSpec = {
  ...common,
  name: "toolAgent",
  version: 2,
  label: "Tool Agent",
  category: "Agents",
  provides: ["AgentExecutor", "BaseChain"],
  ending: true,
  inputs: {
    tools: { type: "slot", label: "Tools", accepts: "Tool", list: true },
    model: { type: "slot", label: "Tool Calling Chat Model", accepts: "BaseChatModel" },
    systemMessage: { type: "string", label: "System Message", optional: true, references: true },
  },
};

export const noteSpec: NodeSpec = {
  ...common,
  name: "stickyNote",
  version: 2,
  label: "Sticky Note",
  category: "Utilities",
  provides: ["StickyNote"],
  note: true,
  inputs: { note: { type: "string", label: "Note", optional: true } },
};

export const sampleSpecs = [modelSpec, promptSpec, chainSpec, toolSpec, agentSpec, noteSpec];
export const sampleLookup = specLookup(sampleSpecs);
