// Which language each page is drawn in. Screens ask for it while they are drawn (`components/words/current-words.ts`),
// so that it goes with the request through all of Next.
import { AsyncLocalStorage } from "node:async_hooks";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const source = "en";
/** English with accents, for whoever looks for what was left behind. Only a browser that asks by its cookie gets it. */
const pseudo = "en-XA";

/** Reads the languages; what runs inside of `run` speaks the language that the request wants. */
export function openWords(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const languages = new Map(
    files.map((name) => [basename(name, ".json"), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
  const spoken = new AsyncLocalStorage();
  globalThis.__weftWords = { locale: () => spoken.getStore(), languages };
  const known = [...languages.keys()];
  return { run: (headers, work) => spoken.run(chooseLocale(headers, known), work) };
}

/** The person's choice, else what the browser would rather read, else English. */
export function chooseLocale(headers, known) {
  const chosen = /(?:^|;\s*)weft-locale=([\w-]+)/.exec(headers.cookie ?? "")?.[1];
  if (chosen === pseudo || known.includes(chosen)) return chosen;
  for (const wish of wishes(headers["accept-language"] ?? "")) {
    const found =
      known.find((each) => each.toLowerCase() === wish) ?? known.find((each) => each === wish.split("-")[0]);
    if (found) return found;
  }
  return source;
}

/** `de-CH, en;q=0.5` in the order of preference. */
const wishes = (header) =>
  header
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { tag, weight: Number(weight ?? 1) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
