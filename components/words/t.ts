import { currentWords } from "./current-words";
import { inEnglish, type Wording } from "./msg";
import { understand } from "./understand";

export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * A text of the screens in the reader's language. The English text is the key; `npm run strings` finds it where it is
 * written. With values it is an ICU message: `t("{count, plural, one {# flow} other {# flows}}", { count })`.
 */
export function t(text: string | Wording, values?: Values): string {
  const words = currentWords();
  const key = inEnglish(text);
  return values === undefined ? words.find(key) : String(understand(words, key).format(values));
}
