import { IntlMessageFormat } from "intl-messageformat";
import type { Words } from "./current-words";

/** The message in the language that is spoken. Of a translation that cannot be read the English one is taken. */
export function understand(words: Words, text: string): IntlMessageFormat {
  const known = words.understood.get(text);
  if (known) return known;
  const message = read(words.find(text), words.locale) ?? new IntlMessageFormat(text, words.locale);
  words.understood.set(text, message);
  return message;
}

function read(text: string, locale: string): IntlMessageFormat | undefined {
  try {
    return new IntlMessageFormat(text, locale);
  } catch {
    return undefined;
  }
}
