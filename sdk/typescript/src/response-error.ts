import { isObject, parseLoosely } from "./json.js";
import { WeftError } from "./weft-error.js";

/** The error that a refusing response stands for, in the server's own words where it has some. */
export async function responseError(response: Response): Promise<WeftError> {
  const text = await response.text().catch(() => "");
  const body = parseLoosely(text);
  return new WeftError(messageIn(body) || `The server answered with status ${response.status}.`, response.status, body);
}

/** What a refusal says, when it says something. */
export function messageIn(body: unknown): string {
  if (typeof body === "string") return /^\s*</.test(body) ? "" : body.trim();
  if (!isObject(body)) return "";
  const said = [body.message, body.error, body.detail].find((value) => typeof value === "string" && value !== "");
  return typeof said === "string" ? plainMessage(said) : "";
}

/** Without the name of the server's routine that some servers put before what happened. */
export const plainMessage = (message: string): string => message.replace(/^Error:\s*[\w.]+\s*-\s*/, "");
