/** Postgres stores neither NUL nor halves of a surrogate pair, and a message must not be lost over one. */
export const storableText = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();

/** JSON writes these escapes only for the characters that `storableText` removes. */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** The value as JSON text for a jsonb column, or null. */
export function storableJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const json = JSON.stringify(value);
  return json === undefined ? null : json.replace(unstorable, "$1");
}
