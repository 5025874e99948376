import { wholeCharacters } from "@/domain/whole-characters";

/** Postgres stores neither NUL nor halves of a surrogate pair, and a message must not be lost over one. */
export const storableText = wholeCharacters;

/** JSON writes these escapes only for the characters that `storableText` removes. */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** The value as JSON text for a jsonb parameter, or null when there is none. */
export function storableJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const json = JSON.stringify(value);
  if (json === undefined) return null;
  return json.includes("\\u") ? json.replace(unstorable, "$1") : json;
}
