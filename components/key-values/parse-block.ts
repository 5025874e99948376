import { parseCurl } from "./parse-curl";

export interface Pair {
  name: string;
  value: string;
}

/**
 * Names and values out of a pasted block: a curl command, lines such as `Name: value`, a JSON object, or a query string.
 * Undefined when it is none of them.
 */
export function parseBlock(text: string): Pair[] | undefined {
  const block = text.trim();
  if (/^curl\s/.test(block)) return parseCurl(block)?.headers;
  return fromJson(block) ?? fromLines(block) ?? fromQuery(block);
}

function fromJson(text: string): Pair[] | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return undefined;
    return Object.entries(read).map(([name, value]: [string, unknown]) => ({
      name,
      value: typeof value === "string" ? value : JSON.stringify(value),
    }));
  } catch {
    return undefined;
  }
}

/** The first line of a request or an answer is none of its headers. */
function fromLines(text: string): Pair[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^(?:[A-Z]+ \S+ )?HTTP\/[\d.]+/.test(line));
  const pairs = lines.map((line) => /^\s*["']?([\w!#$%&*+.^`|~-]+)["']?\s*[:=]\s+?(.*?)\s*$/.exec(line));
  if (lines.length === 0 || !pairs.every((pair) => pair !== null)) return undefined;
  return pairs.map(([, name = "", value = ""]) => ({ name, value }));
}

function fromQuery(text: string): Pair[] | undefined {
  const query = text.replace(/^[^?\s]*\?/, "");
  if (!/^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/.test(query)) return undefined;
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}
