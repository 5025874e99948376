import { askModel } from "../ask-model";
import { conversationMessages } from "../conversation";
import { defineNode } from "../define-node";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import { reportTo } from "../report-to";
import type { Answerer } from "../slots";

const friendly =
  "The following is a friendly conversation between a human and an AI. The AI is talkative and provides lots of specific details from its context. If the AI does not know the answer to a question, it truthfully says it does not know.";

export default defineNode({
  name: "conversationChain",
  version: 3,
  label: "Conversation Chain",
  description: "Talks with a person: system message, memory and a chat model.",
  category: "Chains",
  icon: "conversation.svg",
  provides: ["ConversationChain", "LLMChain", "BaseChain", "Runnable"],
  ending: true,
  summary: ["systemMessagePrompt"],
  inputs: {
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model" },
    memory: {
      type: "slot",
      accepts: "BaseMemory",
      label: "Memory",
      description: "Without one every question stands alone.",
      optional: true,
    },
    chatPromptTemplate: {
      type: "slot",
      accepts: "ChatPromptTemplate",
      label: "Chat Prompt Template",
      description: "Takes the place of the system message. Its human message should contain {input}.",
      optional: true,
    },
    ...moderationSlot,
    systemMessagePrompt: {
      type: "string",
      label: "System Message",
      description: "What the model should be like. Ignored when a Chat Prompt Template is connected.",
      placeholder: "You are a helpful assistant.",
      rows: 4,
      default: friendly,
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
          systemMessage: inputs.systemMessagePrompt,
        });
        const { text } = await askModel(inputs.model, messages, { ...reportTo(turn), nodeId: node.id });
        return { text };
      },
    };
  },
});
