import { currentWords } from "./current-words";

/** Several things as the reader's language lists them: `one, two and three`. */
export const listText = (parts: readonly string[]): string =>
  // British English has no comma before the last one, as the texts here have none.
  new Intl.ListFormat(currentWords().locale === "en" ? "en-GB" : currentWords().locale).format(parts);
