/** Cutting more than this at once would keep everybody else waiting. */
const longest = 200_000;

export interface TextSection {
  text: string;
  /** Lines of the whole text that stand before it. */
  linesBefore: number;
}

/** A long text in parts that end at a paragraph, a line or a word. A short one is one part. */
export function* sectionsOf(text: string, most = longest): Generator<TextSection> {
  let linesBefore = 0;
  for (let start = 0; start < text.length || start === 0;) {
    const end = text.length - start <= most ? text.length : endWithin(text, start, start + most);
    const section = text.slice(start, end);
    yield { text: section, linesBefore };
    linesBefore += section.split("\n").length - 1;
    if (end === text.length) return;
    start = end;
  }
}

/** After the last separator before `limit`, unless that would make the part less than half as long. */
function endWithin(text: string, start: number, limit: number): number {
  for (const separator of ["\n\n", "\n", " "]) {
    const end = text.lastIndexOf(separator, limit - separator.length) + separator.length;
    if (end - start > (limit - start) / 2) return end;
  }
  // Never between the two halves of one character.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
