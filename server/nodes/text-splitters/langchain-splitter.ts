import type { TextSplitter as LangchainSplitter } from "@langchain/textsplitters";
import { z } from "zod";
import type { TextDocument, TextSplitter } from "../documents/document-slots";
import { sectionsOf } from "./long-text";

const located = z.looseObject({ lines: z.looseObject({ from: z.number(), to: z.number() }) });

/** A splitter over one of LangChain's, which also says which lines a piece came from. Between parts of a long text others have their turn. */
export const langchainSplitter = (splitter: LangchainSplitter): TextSplitter => ({
  async split({ pageContent, metadata }) {
    const pieces: TextDocument[] = [];
    for (const { text, linesBefore } of sectionsOf(pageContent)) {
      if (pieces.length > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const piece of await splitter.createDocuments([text], [metadata]))
        pieces.push({ pageContent: piece.pageContent, metadata: { ...moved(piece.metadata, linesBefore) } });
    }
    return pieces;
  },
});

/** Lines as the whole text counts them. */
function moved(metadata: Record<string, unknown>, linesBefore: number): Record<string, unknown> {
  const { data } = located.safeParse(metadata["loc"]);
  if (!data || linesBefore === 0) return metadata;
  const { from, to } = data.lines;
  return { ...metadata, loc: { ...data, lines: { ...data.lines, from: from + linesBefore, to: to + linesBefore } } };
}
