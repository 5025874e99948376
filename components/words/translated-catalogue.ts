import { currentWords } from "./current-words";
import { sourceLocale } from "./locales";

/** Under these names nodes and credential types say something to people. A category is a name, shown by `t`. */
const said = new Set(["label", "description", "placeholder", "badge", "otherwise"]);

/**
 * The catalogue in the reader's language, for the `select` of its query: it comes in English and is translated once, as
 * it arrives.
 */
export function translatedCatalogue<C>(catalogue: C): C {
  const { locale, find } = currentWords();
  if (locale === sourceLocale) return catalogue;
  // Texts take the place of texts: its shape stays.
  return translated(catalogue, find) as C;
}

function translated(value: unknown, find: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => translated(each, find));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [key, translatedUnder(key, inner, find)]),
  );
}

function translatedUnder(key: string, inner: unknown, find: (text: string) => string): unknown {
  if (typeof inner === "string") return said.has(key) && inner !== "" ? find(inner) : inner;
  if (key === "labels" && Array.isArray(inner))
    return inner.map((each: unknown) => (typeof each === "string" ? find(each) : each));
  // What a node begins with is the flow's text, not the screen's.
  return key === "default" ? inner : translated(inner, find);
}
