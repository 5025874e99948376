import { defineNode } from "../define-node";
import type { PromptChoice } from "../slots";

export default defineNode({
  name: "promptRetriever",
  version: 1,
  label: "Prompt Retriever",
  description: "Says what a prompt is good for, so that a chain can choose among several.",
  category: "Retrievers",
  icon: "prompt.svg",
  provides: ["PromptRetriever"],
  summary: ["name"],
  inputs: {
    name: { type: "string", label: "Prompt Name", placeholder: "physics-qa" },
    description: {
      type: "string",
      label: "Prompt Description",
      description: "What it does and when to use it.",
      placeholder: "Good for answering questions about physics",
      rows: 3,
    },
    systemMessage: {
      type: "string",
      label: "Prompt System Message",
      placeholder: "You are a very smart physics professor.",
      rows: 4,
    },
  },
  create: async ({ inputs: { name, description, systemMessage } }): Promise<PromptChoice> => ({
    ...{ name, description, systemMessage },
  }),
});
