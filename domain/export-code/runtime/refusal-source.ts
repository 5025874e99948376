/** `src/refusal.ts` of an exported project. */
export const refusalSource = String.raw`import { at } from "./references.js";
import { Trouble } from "./trouble.js";

const passing = new Set([408, 425, 429]);

/** The refusal of a server in its own words. */
export async function refusal(response: Response, host: string): Promise<Trouble> {
  const { status, statusText } = response;
  const words = wordsIn(await response.text().catch(() => ""));
  const said = [String(status), statusText].filter((part) => part !== "").join(" ") + (words && ": " + words);
  return new Trouble(host + " answered " + said, status >= 500 || passing.has(status));
}

function wordsIn(text: string): string {
  const value = parsed(text);
  for (const holder of [value, at(value, ["error"])]) {
    for (const key of ["message", "detail", "error_description", "error", "title"]) {
      const words = at(holder, [key]);
      if (typeof words === "string" && words.trim() !== "") return words.trim().slice(0, 1000);
    }
  }
  return /^\s*</.test(text) ? "" : text.trim().slice(0, 1000);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
`;
