import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs } from "./memory-inputs";
import { asHistory, summarise } from "./summarise";

export default defineNode({
  name: "conversationSummaryMemory",
  version: 2,
  label: "Conversation Summary Memory",
  description: "Remembers a summary of the session, which the model rewrites after each answer.",
  category: "Memory",
  icon: "memory-summary.svg",
  provides: ["ConversationSummaryMemory", "BaseChatMemory", "BaseMemory"],
  inputs: {
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model", description: "Writes the summary." },
    ...memoryInputs,
  },
  async create({ inputs, node }): Promise<ChatMemory> {
    return {
      memoryKey: inputs.memoryKey,
      ...(inputs.sessionId && { sessionId: inputs.sessionId }),
      async load(turn) {
        const { summary, later } = await turn.loadSummary(node.id);
        const last = later.at(-1);
        if (!last) return asHistory(summary);
        const text = await summarise({ model: inputs.model, nodeId: node.id, summary, messages: later, turn });
        await turn.saveSummary(node.id, { text, through: last.id });
        return asHistory(text);
      },
    };
  },
});
