import type { Pair } from "@/components/key-values/parse-block";

/** An object of texts as pairs; undefined for what only its author can read: other values, or text that is no object. */
export function pairsOf(value: unknown): Pair[] | undefined {
  if (value === undefined || value === null || value === "") return [];
  const read = typeof value === "string" ? parsed(value) : value;
  if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
  const entries: [string, unknown][] = Object.entries(read);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
    ? entries.map(([name, text]) => ({ name, value: text }))
    : undefined;
}

/** The object's text; pairs without a name are left out, and of two with one name the last counts. */
export function withPairs(pairs: readonly Pair[]): string | undefined {
  const named = pairs.filter(({ name }) => name.trim() !== "").map(({ name, value }) => [name, value]);
  return named.length === 0 ? undefined : JSON.stringify(Object.fromEntries(named), null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
