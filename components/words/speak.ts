import { type Texts, makeWords, setWords } from "./current-words";
import { sourceLocale } from "./locales";

const files = import.meta.glob<{ default: Texts }>("./languages/*.json");
const placeOf = (locale: string) => `./languages/${locale}.json`;

/** Every language that has a file. */
export const locales: readonly string[] = Object.keys(files)
  .map((file) => file.slice(placeOf("").length - ".json".length, -".json".length))
  .toSorted();

const spoken = new Map<string, Promise<void>>();

/** Makes the browser speak a language, once its file is there. */
export function speak(locale: string): Promise<void> {
  const begun = spoken.get(locale);
  if (begun) return begun;
  const load = locale === sourceLocale ? undefined : files[placeOf(locale)];
  const done = Promise.resolve(load?.()).then((file) => setWords(makeWords(locale, file?.default)));
  spoken.set(locale, done);
  return done;
}
