import { z } from "zod";
import type { FoundDocument, RetrieveContext, Retriever } from "../documents/document-slots";

/** Places in a list of texts with how well each answers, 0 … 1. */
export type Rank = (question: string, texts: readonly string[], signal: AbortSignal) => Promise<Ranked[]>;

export interface Ranked {
  index: number;
  score: number;
}

/** Puts what a retriever found into a new order, and keeps the first `topK` of it. */
export const reranked = (base: Retriever, rank: Rank, topK: number | undefined): Retriever => ({
  async retrieve(question: string, context: RetrieveContext): Promise<FoundDocument[]> {
    const found = await base.retrieve(question, context);
    if (found.length === 0) return [];
    const texts = found.map(({ pageContent }) => pageContent);
    const ranked = await rank(question, texts, context.signal);
    return ranked
      .toSorted((a, b) => b.score - a.score)
      .flatMap(({ index, score }) => {
        const document = found[index];
        // Under Flowise's name too, which prompts and clients may read.
        return document ? [{ ...document, score, metadata: { ...document.metadata, relevance_score: score } }] : [];
      })
      .slice(0, topK ?? found.length);
  },
});

const item = z
  .object({ index: z.number(), relevance_score: z.number() })
  .transform(({ index, relevance_score: score }): Ranked => ({ index, score }));

/** The answer of a rerank API, which keeps its list under one of two names. */
export const rankings = z.union([
  z.object({ results: z.array(item) }).transform(({ results }) => results),
  z.object({ data: z.array(item) }).transform(({ data }) => data),
]);
