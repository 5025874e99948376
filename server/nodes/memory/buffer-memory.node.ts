import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs } from "./memory-inputs";

/** More than any model's context holds, few enough to read in one short query. */
const longestHistory = 200;

export default defineNode({
  name: "bufferMemory",
  version: 2,
  label: "Buffer Memory",
  description: "Remembers the whole conversation of a session.",
  category: "Memory",
  icon: "memory.svg",
  provides: ["BufferMemory", "BaseChatMemory", "BaseMemory"],
  inputs: memoryInputs,
  async create({ inputs }): Promise<ChatMemory> {
    return {
      memoryKey: inputs.memoryKey,
      ...(inputs.sessionId && { sessionId: inputs.sessionId }),
      load: (turn) => turn.loadHistory(longestHistory),
    };
  },
});
