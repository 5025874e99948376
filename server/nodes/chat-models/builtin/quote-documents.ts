import type { FoundDocument } from "../../documents/document-slots";
import { cosine } from "../../documents/nearest";
import { answersInKind } from "./answers-in-kind";
import { sentencesOf, termsOf } from "./sentences";

export type Embed = (texts: readonly string[], signal?: AbortSignal) => Promise<number[][]>;

export const nothingFound =
  "I found nothing on that in the documents. I am the built-in answerer, not a language model: I can only repeat what they say. Ask in other words, or connect a chat model.";

/** Below both, the nearest sentence is about something else (measured on 94 small questions). */
const leastCosine = 0.36;
const leastCoverage = 0.5;
/** What the words that question and sentence share add to their cosine. */
const weightOfWords = 0.2;
/** Further sentences are quoted only when they come this near to the best one. */
const band = 0.12;
const mostCandidates = 40;
/** Headings and fragments answer nothing. */
const fewestWords = 4;

interface Candidate {
  sentence: string;
  /** Place of its document in the list, from 1. */
  source: number;
  coverage: number;
  cosine: number;
}

/**
 * Quotes of the sentences that answer best, each with the number of its document: `"…" [2]`. A fixed sentence where
 * nothing in the documents is about the question.
 */
export async function quoteDocuments(
  question: string,
  documents: readonly FoundDocument[],
  { embed, most, signal }: { embed: Embed; most: number; signal: AbortSignal },
): Promise<string> {
  const candidates = candidatesIn(question, documents);
  if (candidates.length === 0) return nothingFound;
  const [asked = [], ...vectors] = await embed([question, ...candidates.map(({ sentence }) => sentence)], signal);
  const judged = candidates.map((one, place): Candidate => ({ ...one, cosine: cosine(asked, vectors[place] ?? []) }));
  const ranked = judged.toSorted((a, b) => worth(b) - worth(a));
  const [best] = ranked;
  if (!best || (best.cosine < leastCosine && best.coverage < leastCoverage)) return nothingFound;
  // What is nearest is about the same thing, and still not what was asked for; what comes after it is further away.
  if (!answersInKind(question, best.sentence)) return nothingFound;
  const near = ranked.filter((one) => worth(one) >= worth(best) - band && answersInKind(question, one.sentence));
  const chosen = near.slice(0, most);
  return chosen.map(({ sentence, source }) => `"${sentence}" [${source}]`).join("\n");
}

const worth = (one: Candidate): number => one.cosine + weightOfWords * one.coverage;

function candidatesIn(question: string, documents: readonly FoundDocument[]): Omit<Candidate, "cosine">[] {
  const seen = new Set<string>();
  const found = documents.flatMap(({ pageContent }, place) =>
    sentencesOf(pageContent, fewestWords)
      .filter((sentence) => !sentence.endsWith("?") && !seen.has(sentence) && seen.add(sentence))
      .map((sentence) => ({ sentence, source: place + 1, terms: new Set(termsOf(sentence)) })),
  );
  const weights = weigh(new Set(termsOf(question)), found);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const scored = found.map(({ sentence, source, terms }) => {
    const held = [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
    return { sentence, source, coverage: total === 0 ? 0 : held / total };
  });
  return scored.toSorted((a, b) => b.coverage - a.coverage).slice(0, mostCandidates);
}

/** Rarer words count more. */
function weigh(asked: ReadonlySet<string>, found: readonly { terms: ReadonlySet<string> }[]): Map<string, number> {
  return new Map(
    [...asked].map((term) => {
      const holders = found.filter(({ terms }) => terms.has(term)).length;
      return [term, Math.log(1 + (found.length + 1) / (holders + 1))];
    }),
  );
}
