import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Chat with memory",
  description: "An assistant with a character of its own that remembers the conversation.",
  kind: "chatflow",
  tags: ["assistant"],
  questions: ["Explain compound interest with an example.", "Make that shorter, please."],
  note: "Choose a credential on the model, then chat. The system message of the chain says who answers and how; the memory keeps what was said in a session.",
  nodes: {
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.7 } },
    bufferMemory_0: {},
    conversationChain_0: {
      label: "Assistant",
      inputs: {
        systemMessagePrompt:
          "You are a patient assistant. Answer in plain words, begin with the answer itself, and give an example where one helps. Say so when you do not know something.",
      },
    },
  },
  wires: ["chatOpenAI_0 > conversationChain_0.model", "bufferMemory_0 > conversationChain_0.memory"],
} satisfies ReadyTemplate;
