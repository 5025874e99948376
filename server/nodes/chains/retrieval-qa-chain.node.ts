import { defineNode } from "../define-node";
import { retrieveFor } from "../documents/retrieve-for";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import type { Answerer } from "../slots";
import { answerFromDocuments } from "./answer-from-documents";
import { defaultResponsePrompt } from "@/domain/flow/response-prompt";

export default defineNode({
  name: "retrievalQAChain",
  version: 2,
  label: "Retrieval QA Chain",
  description: "Answers each question from documents, on its own.",
  category: "Chains",
  icon: "retrieval-chain.svg",
  provides: ["RetrievalQAChain", "BaseChain", "Runnable"],
  ending: true,
  inputs: {
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    vectorStoreRetriever: { type: "slot", accepts: "BaseRetriever", label: "Vector Store Retriever" },
    ...moderationSlot,
  },
  async create({ inputs, node, tools }): Promise<Answerer> {
    const { model, vectorStoreRetriever: retriever } = inputs;
    const parts = {
      ...{ nodeId: node.id, model, responsePrompt: defaultResponsePrompt, embed: tools.documents.embed },
      returnSourceDocuments: false,
    };
    return {
      async answer(turn) {
        const refusal = await moderate(inputs.inputModeration, turn);
        if (refusal) return refusal;
        const documents = await retrieveFor(turn, retriever);
        return answerFromDocuments(parts, { turn, history: [], documents });
      },
    };
  },
});
