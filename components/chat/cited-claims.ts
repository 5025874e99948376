/** `[1]`, `[1, 3]`, `[^2]` as answers name their passages. */
const citationMark = /\[\^?(\d{1,2}(?:\s*[,;]\s*\^?\d{1,2})*)\]/g;

interface CitedText {
  /** Text that stands before the mark, after the mark before it. */
  before: string;
  /** The numbers of a mark that names passages; empty for the text behind the last one. */
  numbers: number[];
}

/** Cuts a text at its marks. Numbers that name none of `count` passages are no marks. */
export function splitAtCitations(text: string, count: number): CitedText[] {
  const parts: CitedText[] = [];
  let from = 0;
  for (const match of text.matchAll(citationMark)) {
    const numbers = (match[1] ?? "").split(/[,;]/).map((part) => Number(part.replace("^", "").trim()));
    if (numbers.some((number) => number < 1 || number > count)) continue;
    parts.push({ before: text.slice(from, match.index), numbers });
    from = match.index + match[0].length;
  }
  return [...parts, { before: text.slice(from), numbers: [] }];
}

/** What the text in front of a mark claims: its last sentence. */
export function claimIn(before: string): string {
  const sentences = before.trim().split(/(?<=[.!?…。！？]["”’»]?)\s+/u);
  return sentences.findLast((sentence) => /\p{L}|\p{N}/u.test(sentence)) ?? "";
}

/** What a text claims with each passage where it first names it. */
export function claimsIn(text: string, count: number): Map<number, string> {
  const claims = new Map<number, string>();
  for (const { before, numbers } of splitAtCitations(text, count))
    for (const number of numbers) if (!claims.has(number)) claims.set(number, claimIn(before));
  return claims;
}
