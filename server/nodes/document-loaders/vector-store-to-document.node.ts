import { AppError } from "@/domain/errors";
import type { DocumentSource, FoundDocument } from "../documents/document-slots";
import { defineNode } from "../define-node";
import { loaderOutputs } from "./loader";

const k = 4;

export default defineNode({
  name: "vectorStoreToDocument",
  version: 2,
  label: "VectorStore To Document",
  description: "Documents of a vector store that are near to a query.",
  category: "Document Loaders",
  icon: "search.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    vectorStore: { type: "slot", accepts: "VectorStore", label: "Vector Store" },
    query: {
      type: "string",
      label: "Query",
      description: "What to look for. Without it the question itself.",
      references: true,
      optional: true,
    },
    minScore: {
      type: "number",
      label: "Minimum Score (%)",
      description: "How near a document must be.",
      placeholder: "75",
      min: 0,
      max: 100,
      step: 1,
      optional: true,
    },
  },
  // Without a query the question is looked for.
  perTurn: () => true,
  async create({ inputs, output, node, turn, signal }): Promise<DocumentSource | string> {
    const { vectorStore: store, minScore = 0 } = inputs;
    const query = inputs.query?.trim() || turn?.question;
    const find = async (stop: AbortSignal): Promise<FoundDocument[]> => {
      if (!query)
        throw new AppError("unprocessable", `“${node.label}” needs a query here, because there is no question.`, {
          nodeId: node.id,
        });
      const vector = await store.embedder.embedQuery(query, stop);
      const chat = turn ? { chatId: turn.chatId } : {};
      const found = await store.search({ vector, text: query, k, ...chat }, stop);
      return found.filter(({ score }) => score === undefined || score >= minScore / 100);
    };
    if (output === "text") return (await find(signal)).map(({ pageContent }) => pageContent).join("\n");
    return {
      async *load(run) {
        for (const { pageContent, metadata } of await find(run.signal)) yield { pageContent, metadata };
      },
    };
  },
});
