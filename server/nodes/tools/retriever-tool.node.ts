import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { retrieveFor } from "../documents/retrieve-for";
import { toSource } from "../documents/to-source";
import { jsonObjectInput } from "../json-input";
import { turnOf } from "./turn-of";
import { toolName } from "./tool-name";

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
    const { tool } = await import("@langchain/core/tools");
    const filter = jsonObjectInput(inputs.retrieverToolMetadataFilter, "Additional Metadata Filter");
    return tool(
      async ({ input }: { input: string }, config) => {
        const turn = turnOf(config);
        if (!turn) throw new AppError("internal", "A retriever was asked outside of a turn.");
        const found = await retrieveFor(turn, inputs.retriever, input, filter);
        if (inputs.returnSourceDocuments) turn.emit({ type: "sourceDocuments", documents: found.map(toSource) });
        return found.length === 0 ? "Nothing was found." : found.map(({ pageContent }) => pageContent).join("\n\n");
      },
      {
        name: toolName(inputs.name),
        description: inputs.description,
        schema: z.object({ input: z.string().describe("What to look up.") }),
      },
    );
  },
});
