/** Sentences of a text, white space collapsed; headings and fragments under `fewest` words are no answers. */
export function sentencesOf(text: string, fewest: number): string[] {
  return text
    .split(/\n{2,}|\n(?=\s*[-*#\d])/)
    .flatMap((block) => [...segmenter.segment(block.replaceAll(/\s+/g, " "))])
    .map(({ segment }) => segment.trim().replace(/^(?:[-*#]+|\d+\.)\s+/, ""))
    .filter((sentence) => sentence.split(" ").length >= fewest);
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Words that carry a text's meaning, in a form that forgives plurals and tenses. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !commonWords.has(word)).map(stem);
}

function stem(word: string): string {
  if (word.length <= 4)
    return word.length === 4 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  return word
    .replace(/ies$/, "y")
    .replace(/(?<=.{3})(?:ing|ed)$/, "")
    .replace(/(?<=[^s])s$/, "")
    .replace(/e$/, "");
}

const commonWords = new Set(
  `a about after again all also am an and any are as at be because been before being between both but by can could did do
  does doing don down during each few for from further give had has have having he her here hers him his how i if in into
  is it its itself just know let like me might more most my no nor not now of off on once only or other our out over own
  please s same say she should so some such t tell than that the their them then there these they this those through to
  too under until up us very was we were what when where which while who whom whose why will with would you your yours`.split(
    /\s+/,
  ),
);
