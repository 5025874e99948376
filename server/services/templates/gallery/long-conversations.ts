import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Long conversations at low cost",
  description: "Keeps the last exchanges word for word and sums up everything before them.",
  kind: "chatflow",
  tags: ["assistant"],
  questions: ["Help me plan a week in the mountains.", "What did we settle for the third day?"],
  note: "Two models: the one above writes the summaries and may be a cheap one. Older messages are summed up once the conversation grows beyond the limit of the memory.",
  nodes: {
    chatOpenAI_0: { label: "Writes summaries", inputs: { modelName: "gpt-4o-mini", temperature: 0 } },
    chatOpenAI_1: { label: "Answers", inputs: { modelName: "gpt-4o-mini", temperature: 0.6 } },
    conversationSummaryBufferMemory_0: { inputs: { maxTokenLimit: 1500 } },
    conversationChain_0: {
      label: "Companion",
      inputs: {
        systemMessagePrompt:
          "You help with plans that take many steps. Keep track of what has been settled and of what is still open, and name both when you are asked.",
      },
    },
  },
  wires: [
    "chatOpenAI_0 > conversationSummaryBufferMemory_0.model",
    "chatOpenAI_1 > conversationChain_0.model",
    "conversationSummaryBufferMemory_0 > conversationChain_0.memory",
  ],
} satisfies ReadyTemplate;
