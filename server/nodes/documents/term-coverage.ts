import { termsOf } from "../chat-models/builtin/sentences";

/** For each text the share of the question's terms that it holds, 0 … 1; terms that few of the texts hold count more. */
export function termCoverage(question: string, texts: readonly string[]): number[] {
  const asked = new Set(termsOf(question));
  const held = texts.map((text) => {
    const terms = new Set(termsOf(text));
    return [...asked].filter((term) => terms.has(term));
  });
  const weights = new Map(
    [...asked].map((term) => {
      const holders = held.filter((terms) => terms.includes(term)).length;
      return [term, Math.log(1 + (texts.length + 1) / (holders + 1))];
    }),
  );
  const total = sum(weights.values());
  return held.map((terms) => (total === 0 ? 0 : sum(terms.map((term) => weights.get(term) ?? 0)) / total));
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
