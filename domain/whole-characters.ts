/** No database keeps NUL or half of a surrogate pair, and what is told of an answer must be what is kept of it. */
export const wholeCharacters = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, "");

const endsInHalf = /[\ud800-\udbff]$/;

/** The same for a text that comes in pieces, of which one may end in the middle of a character. */
export function createWholeCharacters(): { push(piece: string): string } {
  let half = "";
  return {
    push(piece) {
      const text = half + piece;
      half = endsInHalf.test(text) ? text.slice(-1) : "";
      return wholeCharacters(half === "" ? text : text.slice(0, -1));
    },
  };
}
