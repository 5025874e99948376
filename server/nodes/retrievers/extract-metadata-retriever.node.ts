import { defineNode } from "../define-node";
import { fieldColumns, readFields } from "./asked-filter";
import { filteredSearch } from "./filtered-search";
import {
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
  vectorStoreSlot,
} from "./retriever-parts";

const prompt = "Extract keywords from the query: {{query}}";

export default defineNode({
  name: "extractMetadataRetriever",
  version: 1,
  label: "Extract Metadata Retriever",
  description: "Has a model read keywords out of the question, and finds only documents whose metadata holds them.",
  category: "Retrievers",
  icon: "retriever-metadata.svg",
  provides: ["ExtractMetadataRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Extract Metadata Retriever", ["ExtractMetadataRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  inputs: {
    ...vectorStoreSlot,
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model" },
    ...queryInput,
    dynamicMetadataFilterRetrieverPrompt: {
      type: "string",
      label: "Prompt",
      description: "{{query}} stands for the question.",
      rows: 4,
      default: prompt,
      additional: true,
    },
    dynamicMetadataFilterRetrieverStructuredOutput: {
      type: "datagrid",
      label: "JSON Structured Output",
      description: "The metadata to filter by. The model can name no other.",
      columns: fieldColumns,
      optional: true,
      additional: true,
    },
    topK: { ...topKInput.topK, description: "How many documents to find; the store's own number when empty." },
  },
  async create({ inputs, node, output, turn, tools }) {
    const template = inputs.dynamicMetadataFilterRetrieverPrompt;
    const fields = readFields(inputs.dynamicMetadataFilterRetrieverStructuredOutput, "JSON Structured Output");
    const { vectorStore, model, topK, query } = inputs;
    const retriever = filteredSearch({
      ...{ vectorStore, model, nodeId: node.id, fields, topK, withQuery: false },
      promptFor: (question) => template.replaceAll("{{query}}", () => question),
      log: (...told) => tools.log(...told),
    });
    return retrieverOutput(retriever, { output, query, turn });
  },
});
