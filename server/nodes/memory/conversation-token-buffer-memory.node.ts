import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { tokenCounter } from "./count-tokens";
import { fittingFrom } from "./fitting-from";
import { memoryInputs, tokenLimitInput } from "./memory-inputs";

const longestHistory = 200;

export default defineNode({
  name: "conversationTokenBufferMemory",
  version: 1,
  label: "Conversation Token Buffer Memory",
  description: "Remembers as many of the newest messages as fit into a number of tokens.",
  category: "Memory",
  icon: "memory-window.svg",
  provides: ["ConversationTokenBufferMemory", "BaseChatMemory", "BaseMemory"],
  summary: ["maxTokenLimit"],
  inputs: { ...tokenLimitInput, ...memoryInputs },
  async create({ inputs }): Promise<ChatMemory> {
    return {
      memoryKey: inputs.memoryKey,
      ...(inputs.sessionId && { sessionId: inputs.sessionId }),
      async load(turn) {
        const messages = await turn.loadHistory(longestHistory);
        return messages.slice(fittingFrom(messages, inputs.maxTokenLimit, await tokenCounter()));
      },
    };
  },
});
