import { defineNode } from "../define-node";
import type { TextDocument, TextSplitter } from "../documents/document-slots";
import { parentKey } from "./parent-of";

export default defineNode({
  name: "parentTextSplitter",
  version: 1,
  label: "Parent Text Splitter",
  description:
    "Cuts a text into parents and each of them into small pieces, which are easier to find. Every piece carries its parent along, so that a store grows by as much; the parent document retriever gives them back.",
  category: "Text Splitters",
  icon: "retriever-parent.svg",
  provides: ["ParentTextSplitter", "TextSplitter"],
  inputs: {
    parentSplitter: {
      type: "slot",
      accepts: "TextSplitter",
      label: "Parent Splitter",
      description: "Cuts what an answer is to be read from. Without one a whole page or file is a parent.",
      optional: true,
    },
    pieceSplitter: {
      type: "slot",
      accepts: "TextSplitter",
      label: "Piece Splitter",
      description: "Cuts what is searched: a sentence or a few.",
    },
  },
  async create({ inputs: { parentSplitter, pieceSplitter } }): Promise<TextSplitter> {
    return {
      async split(document) {
        const parents = parentSplitter ? await parentSplitter.split(document) : [document];
        const pieces = await Promise.all(
          parents.map(async (parent) => {
            const id = await idOf(parent);
            return (await pieceSplitter.split(parent)).map((piece) => withParent(piece, parent, id));
          }),
        );
        return pieces.flat();
      },
    };
  },
});

function withParent(piece: TextDocument, { pageContent: text, metadata }: TextDocument, id: string): TextDocument {
  const { loc } = metadata;
  return { ...piece, metadata: { ...piece.metadata, [parentKey]: { id, text, ...(loc !== undefined && { loc }) } } };
}

async function idOf({ pageContent, metadata }: TextDocument): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([pageContent, metadata]));
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes))
    .toString("hex")
    .slice(0, 32);
}
