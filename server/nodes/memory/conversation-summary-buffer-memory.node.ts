import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { fittingFrom } from "./fitting-from";
import { memoryInputs, tokenLimitInput } from "./memory-inputs";
import { asHistory, summarise } from "./summarise";
import { tokenCounter } from "./count-tokens";

export default defineNode({
  name: "conversationSummaryBufferMemory",
  version: 1,
  label: "Conversation Summary Buffer Memory",
  description: "Remembers the newest messages word for word and a summary of the older ones.",
  category: "Memory",
  icon: "memory-summary.svg",
  provides: ["ConversationSummaryBufferMemory", "BaseChatMemory", "BaseMemory"],
  summary: ["maxTokenLimit"],
  inputs: {
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model", description: "Writes the summary." },
    ...tokenLimitInput,
    ...memoryInputs,
  },
  async create({ inputs, node }): Promise<ChatMemory> {
    return {
      memoryKey: inputs.memoryKey,
      ...(inputs.sessionId && { sessionId: inputs.sessionId }),
      async load(turn) {
        const { summary, later } = await turn.loadSummary(node.id);
        const count = await tokenCounter();
        const told = asHistory(summary).reduce((sum, message) => sum + count(message), 0);
        const start = fittingFrom(later, inputs.maxTokenLimit - told, count);
        const through = later[start - 1]?.id;
        const kept = later.slice(start).map(({ role, content }) => ({ role, content }));
        if (through === undefined) return [...asHistory(summary), ...kept];
        const messages = later.slice(0, start);
        const text = await summarise({ model: inputs.model, nodeId: node.id, summary, messages, turn });
        await turn.saveSummary(node.id, { text, through });
        return [...asHistory(text), ...kept];
      },
    };
  },
});
