import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import { retrieveFor } from "../documents/retrieve-for";
import type { Answerer } from "../slots";
import { answerFromDocuments } from "./answer-from-documents";
import { answerPlainly } from "./answer-plainly";
import { chooseRoute } from "./choose-route";
import { defaultResponsePrompt } from "@/domain/flow/response-prompt";

export default defineNode({
  name: "multiRetrievalQAChain",
  version: 2,
  label: "Multi Retrieval QA Chain",
  description: "Has a model choose which of several stores suits the question, and answers from that one.",
  category: "Chains",
  icon: "retrieval-chain.svg",
  provides: ["MultiRetrievalQAChain", "BaseChain", "Runnable"],
  ending: true,
  inputs: {
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    vectorStoreRetriever: {
      type: "slot",
      accepts: "VectorStoreRetriever",
      label: "Vector Store Retriever",
      description: "Vector Store Retriever nodes, each of which says what its store is good for.",
      list: true,
    },
    returnSourceDocuments: {
      type: "boolean",
      label: "Return Source Documents",
      description: "Shows which passages an answer rests on.",
      optional: true,
    },
    ...moderationSlot,
  },
  async create({ inputs, node, tools }): Promise<Answerer> {
    const { model } = inputs;
    const routes = inputs.vectorStoreRetriever.map((retriever) => {
      const { name, description = "" } = retriever;
      if (name) return { name, description, retriever };
      throw new AppError(
        "unprocessable",
        "Connect Vector Store Retriever nodes: each store needs a name and a description to be chosen by.",
      );
    });
    const parts = {
      ...{ nodeId: node.id, model, responsePrompt: defaultResponsePrompt, embed: tools.documents.embed },
      returnSourceDocuments: inputs.returnSourceDocuments === true,
    };
    return {
      async answer(turn) {
        const refusal = await moderate(inputs.inputModeration, turn);
        if (refusal) return refusal;
        const route = await chooseRoute(routes, { model, nodeId: node.id, turn });
        if (!route) return answerPlainly({ model, nodeId: node.id }, turn);
        const documents = await retrieveFor(turn, route.retriever);
        return answerFromDocuments(parts, { turn, history: [], documents });
      },
    };
  },
});
