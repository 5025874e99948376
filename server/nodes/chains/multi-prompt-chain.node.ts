import { defineNode } from "../define-node";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import type { Answerer } from "../slots";
import { answerPlainly } from "./answer-plainly";
import { chooseRoute } from "./choose-route";

export default defineNode({
  name: "multiPromptChain",
  version: 2,
  label: "Multi Prompt Chain",
  description: "Has a model choose which of several prompts suits the question, and answers with that one.",
  category: "Chains",
  icon: "chain.svg",
  provides: ["MultiPromptChain", "BaseChain", "Runnable"],
  ending: true,
  inputs: {
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    promptRetriever: { type: "slot", accepts: "PromptRetriever", label: "Prompt Retriever", list: true },
    ...moderationSlot,
  },
  async create({ inputs, node }): Promise<Answerer> {
    const { model, promptRetriever: prompts } = inputs;
    return {
      async answer(turn) {
        const refusal = await moderate(inputs.inputModeration, turn);
        if (refusal) return refusal;
        const prompt = await chooseRoute(prompts, { model, nodeId: node.id, turn });
        return answerPlainly({ model, nodeId: node.id, ...(prompt && { systemMessage: prompt.systemMessage }) }, turn);
      },
    };
  },
});
