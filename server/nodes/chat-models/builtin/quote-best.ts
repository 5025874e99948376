import { sentencesOf, termsOf } from "./sentences";

/** A text to quote from, and who said it. */
export interface Source {
  said: "text" | "person" | "answerer";
  text: string;
}

export const nothingToQuote =
  "I have nothing to quote on that. I am the built-in answerer, not a language model: I can only repeat sentences from this conversation and its documents. Connect a chat model for answers of its own.";

/** Share of the question's weight a sentence must cover to be an answer at all. */
const enough = 0.5;
/** Further sentences are quoted only when they cover nearly as much as the best one. */
const band = 0.9;

interface Candidate {
  source: Source;
  sentence: string;
  score: number;
}

/** Quotes the sentences that cover the question's words best, rarer words counting more; a fixed sentence without any. */
export function quoteBest(question: string, sources: readonly Source[], most: number): string {
  const asked = new Set(termsOf(question));
  const found = candidates(sources);
  const weights = weigh(
    asked,
    found.map(({ sentence }) => new Set(termsOf(sentence))),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return nothingToQuote;
  const scored = found.map((one): Candidate => ({ ...one, score: cover(one.sentence, weights) / total }));
  const best = Math.max(0, ...scored.map((one) => one.score));
  if (best < enough) return nothingToQuote;
  const near = scored.filter((one) => one.score >= best * band);
  // Somebody who says a thing twice means the later one.
  const spoken = near.filter((one) => one.source.said !== "text").slice(-1);
  const chosen = [...near.filter((one) => one.source.said === "text").slice(0, most), ...spoken].slice(0, most);
  return chosen.map(present).join("\n");
}

/** Questions answer nothing, and neither does an earlier confession that there was nothing to quote. */
const candidates = (sources: readonly Source[]): Omit<Candidate, "score">[] => {
  const seen = new Set<string>();
  return sources
    .filter((source) => source.text !== nothingToQuote)
    .flatMap((source) =>
      sentencesOf(source.text, source.said === "text" ? 4 : 2).map((sentence) => ({ source, sentence })),
    )
    .filter(({ sentence }) => !sentence.endsWith("?") && !seen.has(sentence) && seen.add(sentence));
};

function weigh(asked: ReadonlySet<string>, sentences: readonly ReadonlySet<string>[]): Map<string, number> {
  return new Map(
    [...asked].map((term) => {
      const holders = sentences.filter((terms) => terms.has(term)).length;
      return [term, Math.log(1 + (sentences.length + 1) / (holders + 1))];
    }),
  );
}

const cover = (sentence: string, weights: ReadonlyMap<string, number>): number =>
  [...new Set(termsOf(sentence))].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);

function present({ source, sentence }: Candidate): string {
  if (source.said === "person") return `You said: "${sentence}"`;
  // What the answerer said before is a quotation already.
  return source.said === "answerer" ? sentence : `"${sentence}"`;
}
