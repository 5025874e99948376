import { mapTexts } from "@/domain/flow/references";
import type { Fill } from "./step-lookup";

/** `{"age": {{$form.age}}}`: a reference that stands where JSON wants a value, and not in a text. */
const bareReference = /([:[,]\s*)(\{\{[^{}"]*\}\})(?=\s*[,}\]])/g;
/** Put before a bare reference when it is quoted. */
const mark = "\u0001";

/**
 * JSON text with its references filled in: a value goes into the text it stands in and cannot change what is around it,
 * whatever quotes and braces it holds. Undefined for what is no JSON before it is filled.
 */
export function filledJson(text: string, fill: Fill): { value: unknown } | undefined {
  const value = parsed(text.replaceAll(bareReference, String.raw`$1"\u0001$2"`));
  if (value === undefined) return undefined;
  return {
    value: mapTexts(value.parsed, (part) => (part.startsWith(mark) ? bare(fill(part.slice(1))) : fill(part))),
  };
}

/** A text that reads as a number or a whole of JSON stands for that, as it would without the quotes. */
const bare = (value: unknown): unknown => (typeof value === "string" ? (parsed(value)?.parsed ?? value) : value);

function parsed(text: string): { parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
