import { defineNode } from "../define-node";
import type { FoundDocument, Retriever } from "../documents/document-slots";
import { parentOf, withoutParent } from "../text-splitters/parent-of";
import { baseRetrieverSlot, topKInput } from "./retriever-parts";

export default defineNode({
  name: "parentDocumentRetriever",
  version: 1,
  label: "Parent Document Retriever",
  description:
    "Finds small pieces and gives the longer texts around them. Fill the store with the parent text splitter.",
  category: "Retrievers",
  icon: "retriever-parent.svg",
  provides: ["ParentDocumentRetriever", "VectorStoreRetriever", "BaseRetriever"],
  summary: ["topK"],
  inputs: {
    ...baseRetrieverSlot,
    topK: { ...topKInput.topK, description: "How many parents to give at most; all of those found when empty." },
  },
  async create({ inputs: { baseRetriever, topK } }): Promise<Retriever> {
    return {
      async retrieve(question, context) {
        const found = await baseRetriever.retrieve(question, context);
        const parents = new Map<string, FoundDocument>();
        for (const piece of found) {
          const parent = parentOf(piece.metadata);
          const key = parent?.id ?? piece.id ?? piece.pageContent;
          // The best piece comes first, and its score is its parent's.
          if (!parents.has(key)) parents.set(key, parent ? asParent(piece, parent) : piece);
        }
        return [...parents.values()].slice(0, topK ?? parents.size);
      },
    };
  },
});

const asParent = ({ metadata, score }: FoundDocument, parent: { id: string; text: string }): FoundDocument => ({
  id: parent.id,
  pageContent: parent.text,
  metadata: withoutParent(metadata),
  ...(score !== undefined && { score }),
});
