import type { IntlMessageFormat } from "intl-messageformat";
import { pseudoLocale, sourceLocale } from "./locales";
import { pseudo } from "./pseudo";

/** A language: what each English text of the screens is in it. */
export type Texts = Readonly<Record<string, string>>;

/** A language while it is spoken. */
export interface Words {
  locale: string;
  /** What an English text is in this language; itself where nobody has translated it. */
  find(text: string): string;
  /** Messages with values, as they were understood the first time. */
  understood: Map<string, IntlMessageFormat>;
}

declare global {
  /** On the server every request speaks a language of its own; `server/boot/words.mjs` knows which. */
  var __weftWords: { locale(): string | undefined; languages: ReadonlyMap<string, Texts> } | undefined;
}

export function makeWords(locale: string, texts: Texts = {}): Words {
  const said = new Map(Object.entries(texts).filter(([, text]) => text !== ""));
  const find = locale === pseudoLocale ? pseudo : (text: string) => said.get(text) ?? text;
  return { locale, find, understood: new Map() };
}

let inBrowser = makeWords(sourceLocale);
const onServer = new Map<string, Words>();

/** From now on the page speaks so. A page speaks one language from its beginning to its end. */
export function setWords(words: Words): void {
  inBrowser = words;
}

export function currentWords(): Words {
  const server = globalThis.__weftWords;
  if (server === undefined) return inBrowser;
  const locale = server.locale() ?? sourceLocale;
  const known = onServer.get(locale);
  if (known) return known;
  const words = makeWords(locale, locale === sourceLocale ? {} : server.languages.get(locale));
  onServer.set(locale, words);
  return words;
}
