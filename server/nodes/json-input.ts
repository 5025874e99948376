import { AppError } from "@/domain/errors";

/**
 * A JSON input's value as an object. Old files store JSON as text, newer ones as a value.
 * Throws `invalid_input` naming the input when the text is no JSON object.
 */
export function jsonObjectInput(value: unknown, label: string): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const parsed = typeof value === "string" ? parse(value, label) : value;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new AppError("invalid_input", `${label} must be a JSON object, such as {"name": "value"}.`);
  }
  return Object.fromEntries(Object.entries(parsed));
}

function parse(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    try {
      // Raw line breaks inside strings are common in text typed into a form, and never valid JSON.
      return JSON.parse(
        text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.replaceAll(/\r?\n/g, String.raw`\n`)),
      );
    } catch {
      throw new AppError(
        "invalid_input",
        `${label} is not valid JSON: ${cause instanceof Error ? cause.message : ""}`,
        { cause },
      );
    }
  }
}
