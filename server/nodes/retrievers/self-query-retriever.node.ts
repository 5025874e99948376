import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { fieldColumns, readFields } from "./asked-filter";
import { filteredSearch } from "./filtered-search";
import { topKInput, vectorStoreSlot } from "./retriever-parts";

export default defineNode({
  name: "selfQueryRetriever",
  version: 1,
  label: "Self Query Retriever",
  description:
    "Has a model part a question into what to search for and what the metadata has to be, such as a year or an author.",
  category: "Retrievers",
  icon: "retriever-metadata.svg",
  provides: ["SelfQueryRetriever", "VectorStoreRetriever", "BaseRetriever"],
  inputs: {
    ...vectorStoreSlot,
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model" },
    contents: {
      type: "string",
      label: "Contents",
      description: "What the documents are, for the model to know.",
      placeholder: "Minutes of the town council",
      optional: true,
    },
    fields: {
      type: "datagrid",
      label: "Metadata Fields",
      description: "The metadata to filter by. The model can name no other.",
      columns: fieldColumns,
    },
    topK: { ...topKInput.topK, description: "How many documents to find; the store's own number when empty." },
  },
  async create({ inputs, node, tools }): Promise<Retriever> {
    const fields = readFields(inputs.fields, "Metadata Fields");
    if (fields.length === 0) throw new AppError("invalid_input", "Metadata Fields needs at least one row.");
    const about = inputs.contents?.trim();
    const { vectorStore, model, topK } = inputs;
    return filteredSearch({
      ...{ vectorStore, model, nodeId: node.id, fields, topK, withQuery: true },
      promptFor: (question) =>
        `Part the question below into a search and a filter.${about ? ` The documents searched are: ${about}.` : ""}\n\nQuestion: ${question}`,
      log: (...told) => tools.log(...told),
    });
  },
});
