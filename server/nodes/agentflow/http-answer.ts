import { AppError } from "@/domain/errors";

/** Answers are kept with the run: more than this belongs into a store. */
const mostBytes = 10_000_000;
/** As a list of numbers every byte takes several. */
const mostListedBytes = 1_000_000;

/** An answer as later steps read it under `http`. */
export async function httpAnswer(response: Response, type: string | undefined) {
  const bytes = Buffer.from(await response.arrayBuffer());
  const most = type === "arraybuffer" ? mostListedBytes : mostBytes;
  if (bytes.length > most) {
    const hint = type === "arraybuffer" ? " Choose Base64, or ask for less." : " Ask for less.";
    throw new AppError("unprocessable", `The answer has more than ${most / 1_000_000} million bytes.${hint}`);
  }
  return {
    data: dataOf(bytes, type),
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers.entries()),
  };
}

function dataOf(bytes: Buffer, type: string | undefined): unknown {
  if (type === "base64") return bytes.toString("base64");
  if (type === "arraybuffer") return bytes.toJSON();
  const text = new TextDecoder().decode(bytes);
  return type === "text" ? text : jsonOr(text);
}

/** JSON where it is JSON; servers call many things so. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const passing = new Set([408, 425, 429]);

/** The refusal of a server in its own words. Only what may pass by itself is tried again. */
export async function httpRefusal(response: Response, host: string): Promise<AppError> {
  const { status, statusText } = response;
  const words = wordsIn(await response.text().catch(() => ""));
  const message = `${host} answered ${status}${statusText && ` ${statusText}`}${words && `: ${words}`}`;
  const world = status >= 500 || passing.has(status);
  return new AppError("upstream_failed", message, { nature: world ? "world" : "author" });
}

function wordsIn(text: string): string {
  const value = jsonOr(text);
  for (const holder of [value, at(value, "error")]) {
    for (const key of ["message", "detail", "error_description", "error", "title"]) {
      const words = at(holder, key);
      if (typeof words === "string" && words.trim() !== "") return words.trim().slice(0, 1_000);
    }
  }
  return /^\s*</.test(text) ? "" : text.trim().slice(0, 1_000);
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
