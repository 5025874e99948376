/** Texts of at most `most` characters, cut after a sentence where one ends, or after a word. Nothing is lost. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most);
    const sentence = lastEnd(window, /[.!?…]["')\]]*\s|\n/g);
    const end = sentence > most / 2 ? sentence : lastEnd(window, /\s/g) || most;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== "");
}

const lastEnd = (text: string, mark: RegExp): number =>
  [...text.matchAll(mark)].reduce((_end, match) => match.index + match[0].length, 0);
