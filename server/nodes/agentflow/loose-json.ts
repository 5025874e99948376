/**
 * Reads JSON as people and models write it: single quotes, trailing commas, comments, line breaks inside texts, and the
 * backslashes that rich text puts before brackets. Throws a `SyntaxError` for anything else.
 */
export async function looseJson(text: string): Promise<unknown> {
  const { default: JSON5 } = await import("json5");
  const unescaped = text.replaceAll(/\\([[\]{}_])/g, "$1");
  const candidates = [text, unescaped, inOneLine(unescaped)];
  let failure: unknown;
  for (const candidate of candidates) {
    try {
      return JSON5.parse<unknown>(candidate);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

const inOneLine = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.replaceAll(/\r?\n/g, String.raw`\n`));
