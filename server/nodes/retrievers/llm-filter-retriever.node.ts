import { defineNode } from "../define-node";
import type { FoundDocument, Retriever } from "../documents/document-slots";
import { mapSome } from "./map-some";
import { askWriter } from "./ask-writer";
import { baseRetrieverSlot, foundPerTurn, queryInput, retrieverOutput, retrieverOutputs } from "./retriever-parts";

const nothing = "NO_OUTPUT";
/** Documents read by the model at the same time. */
const sideBySide = 4;

const promptFor = (
  question: string,
  text: string,
): string => `Copy from the text below, word for word, only the parts that help to answer the question. Change and add nothing.
If no part helps, write ${nothing}.

Question: ${question}

Text:
"""
${text}
"""

Helpful parts:`;

export default defineNode({
  name: "llmFilterRetriever",
  version: 1,
  label: "LLM Filter Retriever",
  description: "Has a model keep of each found document only what helps with the question.",
  category: "Retrievers",
  icon: "retriever-filter.svg",
  provides: ["LLMFilterRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("LLM Filter Retriever", ["LLMFilterRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  inputs: {
    ...baseRetrieverSlot,
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    ...queryInput,
  },
  async create({ inputs, node, output, turn }) {
    const { baseRetriever, model, query } = inputs;
    const retriever: Retriever = {
      async retrieve(question, context) {
        const found = await baseRetriever.retrieve(question, context);
        const kept = await mapSome(found, sideBySide, async (document): Promise<FoundDocument[]> => {
          const prompt = promptFor(question, document.pageContent);
          const pageContent = await askWriter({ model, nodeId: node.id }, prompt, context);
          return pageContent === "" || pageContent.includes(nothing) ? [] : [{ ...document, pageContent }];
        });
        return kept.flat();
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});
