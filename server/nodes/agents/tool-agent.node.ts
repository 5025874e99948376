import { conversationMessages } from "../conversation";
import { defineNode } from "../define-node";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import type { Answerer } from "../slots";
import { newProgress, runAgent } from "./run-agent";

/** Rounds of tool calls when the author names no number: enough for real work, few enough to end. */
const usualIterations = 15;

export default defineNode({
  name: "toolAgent",
  version: 2,
  label: "Tool Agent",
  description: "A model that decides by itself which of its tools to call, until it can answer.",
  category: "Agents",
  icon: "agent.svg",
  provides: ["AgentExecutor", "BaseChain", "Runnable"],
  ending: true,
  summary: ["systemMessage"],
  inputs: {
    tools: { type: "slot", accepts: "Tool", label: "Tools", list: true },
    memory: {
      type: "slot",
      accepts: "BaseChatMemory",
      label: "Memory",
      description: "Without one every question stands alone.",
      optional: true,
    },
    model: {
      type: "slot",
      accepts: "BaseChatModel",
      label: "Tool Calling Chat Model",
      description: "A model that can call functions.",
    },
    chatPromptTemplate: {
      type: "slot",
      accepts: "ChatPromptTemplate",
      label: "Chat Prompt Template",
      description: "Takes the place of the system message. Its human message should contain {input}.",
      optional: true,
    },
    systemMessage: {
      type: "string",
      label: "System Message",
      description: "What the agent is for. Ignored when a Chat Prompt Template is connected.",
      default: "You are a helpful AI assistant.",
      rows: 4,
      optional: true,
      additional: true,
    },
    ...moderationSlot,
    maxIterations: {
      type: "number",
      label: "Max Iterations",
      description: `How many rounds of tool calls it may make. Empty: ${usualIterations}.`,
      step: 1,
      min: 1,
      optional: true,
      additional: true,
    },
    enableDetailedStreaming: {
      type: "boolean",
      label: "Enable Detailed Streaming",
      description: "Report each tool as soon as it was used, instead of all of them at the end.",
      default: false,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, node }): Promise<Answerer> {
    return {
      async answer(turn) {
        const refusal = await moderate(inputs.inputModeration, turn);
        if (refusal) return refusal;
        const messages = await conversationMessages({
          turn,
          model: inputs.model,
          memory: inputs.memory,
          prompt: inputs.chatPromptTemplate,
          systemMessage: inputs.systemMessage,
        });
        const outcome = await runAgent({
          nodeId: node.id,
          model: inputs.model,
          // Some nodes give several.
          tools: inputs.tools.flat(),
          progress: newProgress(messages),
          maxIterations: inputs.maxIterations ?? usualIterations,
          reportEachTool: inputs.enableDetailedStreaming,
          turn,
        });
        const { used, said } = outcome.progress;
        return { text: said.join(""), ...(used.length > 0 && { usedTools: used }) };
      },
    };
  },
});
