import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { fillTemplate, parseTemplate } from "../prompts/f-string";
import { searchStore } from "../vector-stores/search-store";
import { askWriter } from "./ask-writer";
import {
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
  vectorStoreSlot,
} from "./retriever-parts";

const prompts = {
  websearch: "Write a passage that answers the question.\nQuestion: {question}\nPassage:",
  scifact: "Write a passage of a scientific paper that supports or refutes the claim.\nClaim: {question}\nPassage:",
  arguana: "Write a counter-argument to the passage.\nPassage: {question}\nCounter-argument:",
  "trec-covid": "Write a passage of a scientific paper that answers the question.\nQuestion: {question}\nPassage:",
  fiqa: "Write a passage of a financial article that answers the question.\nQuestion: {question}\nPassage:",
  "dbpedia-entity": "Write a passage of an encyclopaedia that answers the question.\nQuestion: {question}\nPassage:",
  "trec-news": "Write a passage of a news article about the topic.\nTopic: {question}\nPassage:",
  "mr-tydi":
    "Write a passage that answers the question in detail, in the language of the question.\nQuestion: {question}\nPassage:",
} as const;

const choice = <const N extends keyof typeof prompts>(name: N) => ({ name, label: name, description: prompts[name] });

export default defineNode({
  name: "HydeRetriever",
  version: 3,
  label: "HyDE Retriever",
  description: "Has a model make up an answer, and finds the documents that are like it.",
  category: "Retrievers",
  icon: "retriever-hyde.svg",
  docs: "https://arxiv.org/abs/2212.10496",
  provides: ["HydeRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("HyDE Retriever", ["HydeRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  summary: ["promptKey"],
  inputs: {
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    ...vectorStoreSlot,
    ...queryInput,
    promptKey: {
      type: "options",
      label: "Select Defined Prompt",
      description: "What kind of text the documents are.",
      options: [
        choice("websearch"),
        choice("scifact"),
        choice("arguana"),
        choice("trec-covid"),
        choice("fiqa"),
        choice("dbpedia-entity"),
        choice("trec-news"),
        choice("mr-tydi"),
      ],
      default: "websearch",
    },
    customPrompt: {
      type: "string",
      label: "Custom Prompt",
      description: "Stands in place of the defined one. {question} stands for the question.",
      placeholder: prompts.websearch,
      rows: 4,
      optional: true,
      additional: true,
    },
    topK: { ...topKInput.topK, default: 4 },
  },
  async create({ inputs, node, output, turn }) {
    const { model, vectorStore, promptKey, customPrompt, topK, query } = inputs;
    const template = parseTemplate(customPrompt?.trim() || prompts[promptKey]);
    const retriever: Retriever = {
      async retrieve(question, context) {
        const passage = await askWriter({ model, nodeId: node.id }, fillTemplate(template, { question }), context);
        const vector = await vectorStore.embedder.embedQuery(passage || question, context.signal);
        return searchStore(vectorStore, { question, vector, how: { topK } }, context);
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});
