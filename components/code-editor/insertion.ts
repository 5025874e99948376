import type { Suggestion } from "./editor-options";

interface Place {
  text: string;
  /** Where what is replaced begins and ends. */
  from: number;
  to: number;
  json: boolean;
}

/**
 * What is put in for a suggestion, and up to where. Braces that an editor closed by itself are swallowed; in JSON a
 * reference that stands where a value does gets quotes, unless it stands for a number, a truth value, a list or an object.
 */
export function insertion({ text: chosen, quoted = true }: Suggestion, place: Place): { insert: string; to: number } {
  const { text, from, to, json } = place;
  if (!chosen.startsWith("{{")) return { insert: chosen, to };
  // One brace alone may be the end of an object.
  const closed = (json ? /^\}\}/ : /^ ?\}{1,2}/).exec(text.slice(to))?.[0] ?? "";
  const end = to + closed.length;
  return { insert: json && quoted && !isInString(text, from) ? `"${chosen}"` : chosen, to: end };
}

/** Whether a place in JSON lies between the quotes of a text. Texts do not run over lines. */
export function isInString(text: string, place: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", place - 1) + 1, place);
  return (line.replaceAll(/\\./g, "").match(/"/g) ?? []).length % 2 === 1;
}
