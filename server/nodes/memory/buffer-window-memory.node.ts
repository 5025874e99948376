import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs } from "./memory-inputs";

export default defineNode({
  name: "bufferWindowMemory",
  version: 2,
  label: "Buffer Window Memory",
  description: "Remembers the last few exchanges of a session.",
  category: "Memory",
  icon: "memory-window.svg",
  provides: ["BufferWindowMemory", "BaseChatMemory", "BaseMemory"],
  summary: ["k"],
  inputs: {
    k: {
      type: "number",
      label: "Size",
      description: "How many exchanges (question and answer) to remember.",
      default: 4,
      step: 1,
      min: 0,
    },
    ...memoryInputs,
  },
  async create({ inputs }): Promise<ChatMemory> {
    const exchanges = Math.max(0, Math.floor(inputs.k));
    return {
      memoryKey: inputs.memoryKey,
      ...(inputs.sessionId && { sessionId: inputs.sessionId }),
      load: async (turn) => (exchanges === 0 ? [] : turn.loadHistory(exchanges * 2)),
    };
  },
});
