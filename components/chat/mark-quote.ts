export interface MarkedPassage {
  before: string;
  /** What the claim rests on; empty when nothing in the passage resembles it. */
  marked: string;
  after: string;
}

/** Share of a sentence's words that must stand in the claim, or the other way round. */
const leastShare = 0.5;

/** Finds what a claim quotes in its passage: the very words where they stand there, else the sentence that shares most. */
export function markQuote(passage: string, claim: string): MarkedPassage {
  const wanted = claim.replace(/^[\s"“”„«»'’]+|[\s"“”„«»'’]+$/gu, "");
  const at = wanted === "" ? -1 : passage.indexOf(wanted);
  if (at >= 0) return cut(passage, at, at + wanted.length);
  const claimed = wordsOf(wanted);
  const [best] = sentencesOf(passage)
    .map((sentence) => ({ ...sentence, share: overlap(wordsOf(sentence.text), claimed) }))
    .toSorted((a, b) => b.share - a.share);
  if (!best || best.share < leastShare) return { before: passage, marked: "", after: "" };
  return cut(passage, best.from, best.to);
}

const cut = (passage: string, from: number, to: number): MarkedPassage => ({
  before: passage.slice(0, from),
  marked: passage.slice(from, to),
  after: passage.slice(to),
});

function sentencesOf(passage: string): { text: string; from: number; to: number }[] {
  return [...passage.matchAll(/[^.!?…。！？\n]+[.!?…。！？]*["”’»]?/gu)].map(({ 0: text, index }) => {
    const from = index + (text.length - text.trimStart().length);
    return { text, from, to: index + text.trimEnd().length };
  });
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);

function overlap(sentence: ReadonlySet<string>, claim: ReadonlySet<string>): number {
  const smaller = Math.min(sentence.size, claim.size);
  // One word in common says nothing.
  if (smaller < 2) return 0;
  return [...sentence].filter((word) => claim.has(word)).length / smaller;
}
