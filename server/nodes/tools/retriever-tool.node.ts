import type { StructuredToolInterface } from "@langchain/core/tools";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { retrieverAsTool } from "./retriever-as-tool";

export default defineNode({
  name: "retrieverTool",
  version: 3,
  label: "Retriever Tool",
  description: "Lets an agent look things up in a store of documents.",
  category: "Tools",
  icon: "retriever-tool.svg",
  provides: ["RetrieverTool", "DynamicTool", "Tool"],
  summary: ["name"],
  inputs: {
    name: {
      type: "string",
      label: "Retriever Name",
      placeholder: "search_state_of_union",
      description: "What the agent calls it.",
    },
    description: {
      type: "string",
      label: "Retriever Description",
      description: "When the agent should use it.",
      placeholder: "Searches the handbook.",
      rows: 3,
    },
    retriever: { type: "slot", accepts: "BaseRetriever", label: "Retriever" },
    returnSourceDocuments: { type: "boolean", label: "Return Source Documents", optional: true },
    retrieverToolMetadataFilter: {
      type: "json",
      label: "Additional Metadata Filter",
      references: true,
      description: "Only documents whose metadata holds all of this.",
      optional: true,
      additional: true,
    },
  },
  async create({ inputs }): Promise<StructuredToolInterface> {
    return retrieverAsTool({
      name: inputs.name,
      description: inputs.description,
      retriever: inputs.retriever,
      tellSources: inputs.returnSourceDocuments === true,
      filter: jsonObjectInput(inputs.retrieverToolMetadataFilter, "Additional Metadata Filter"),
    });
  },
});
