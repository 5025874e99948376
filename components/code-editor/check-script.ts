import { parse } from "acorn";
import type { SyntaxFault } from "./check-json";

/** The first thing that keeps a text from being the body of an async function. It is read, never run. */
export function checkScript(text: string): SyntaxFault | undefined {
  try {
    parse(text, {
      ecmaVersion: "latest",
      sourceType: "script",
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    const from = Math.min(error.pos, text.length);
    return { from, to: Math.min(from + 1, text.length), message: `${error.message.replace(/ \(\d+:\d+\)$/, "")}.` };
  }
}
