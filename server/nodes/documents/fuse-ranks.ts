import type { FoundDocument } from "./document-slots";

export interface RankedList {
  documents: readonly FoundDocument[];
  /** How much its order counts; 1 as a rule. */
  weight?: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): one list of several, in which a document stands high that
 * stands high in many. Scores are 1 for what is first everywhere. `constant` evens out how much the first places count.
 */
export function fuseRanks(lists: readonly RankedList[], constant = 60): FoundDocument[] {
  const fused = new Map<string, { document: FoundDocument; points: number }>();
  for (const { documents, weight = 1 } of lists) {
    for (const [place, document] of documents.entries()) {
      const key = keyOf(document);
      const known = fused.get(key) ?? { document, points: 0 };
      fused.set(key, { ...known, points: known.points + weight / (constant + place + 1) });
    }
  }
  const most = lists.reduce((sum, { weight = 1 }) => sum + weight / (constant + 1), 0);
  return [...fused.values()]
    .toSorted((a, b) => b.points - a.points)
    .map(({ document, points }) => ({ ...document, score: most === 0 ? 0 : points / most }));
}

/** Stores that give no ids give the same text and metadata for the same document. */
const keyOf = ({ id, pageContent, metadata }: FoundDocument): string =>
  id ?? JSON.stringify([pageContent, Object.entries(metadata).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
