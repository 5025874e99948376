import type { TextSplitter as LangchainSplitter } from "@langchain/textsplitters";
import type { TextSplitter } from "../documents/document-slots";

/** A splitter over one of LangChain's, which also says which lines a piece came from. */
export const langchainSplitter = (splitter: LangchainSplitter): TextSplitter => ({
  async split({ pageContent, metadata }) {
    const pieces = await splitter.createDocuments([pageContent], [metadata]);
    return pieces.map((piece) => ({ pageContent: piece.pageContent, metadata: { ...piece.metadata } }));
  },
});
