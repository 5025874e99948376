import type { Pair } from "./parse-block";

export interface CurlRequest {
  method: string;
  /** Without its query. */
  url: string;
  headers: Pair[];
  query: Pair[];
  body: string | undefined;
  /** Parts of a form (`-F`). */
  form: Pair[];
}

const withValue = new Set([
  ...["-X", "--request", "-H", "--header", "-d", "--data", "--data-raw", "--data-binary", "--data-ascii"],
  ...["--data-urlencode", "-F", "--form", "-u", "--user", "-A", "--user-agent", "-e", "--referer", "-b", "--cookie"],
  ...["-o", "--output", "--url", "-m", "--max-time", "--connect-timeout", "-x", "--proxy", "--json"],
]);

/** The request that a curl command makes; undefined when it names no address. */
export function parseCurl(command: string): CurlRequest | undefined {
  const [tool, ...words] = wordsOf(command);
  if (tool !== "curl") return undefined;
  const request: CurlRequest = { method: "", url: "", headers: [], query: [], body: undefined, form: [] };
  const data: string[] = [];
  let asQuery = false;
  for (let at = 0; at < words.length; at += 1) {
    const [option, joined] = optionOf(words[at] ?? "");
    if (!option.startsWith("-")) request.url ||= option;
    else if (option === "-G" || option === "--get") asQuery = true;
    else if (withValue.has(option)) {
      const value = joined ?? words[at + 1] ?? "";
      if (joined === undefined) at += 1;
      take(option, value, request, data);
    }
  }
  if (request.url === "") return undefined;
  return finished(request, data, asQuery);
}

/** `-XPOST` and `--request=POST` as the option and its value. */
function optionOf(word: string): [string, string?] {
  const long = /^(--[\w-]+)=(.*)$/s.exec(word);
  if (long) return [long[1] ?? "", long[2] ?? ""];
  const short = /^(-[XHdFuAeb])(.+)$/s.exec(word);
  return short ? [short[1] ?? "", short[2] ?? ""] : [word];
}

function take(option: string, value: string, request: CurlRequest, data: string[]): void {
  const header = (name: string, text: string) => request.headers.push({ name, value: text });
  if (option === "-X" || option === "--request") request.method = value.toUpperCase();
  else if (option === "--url") request.url = value;
  else if (option === "-H" || option === "--header") {
    const colon = value.indexOf(":");
    if (colon > 0) header(value.slice(0, colon).trim(), value.slice(colon + 1).trim());
  } else if (option === "-A" || option === "--user-agent") header("User-Agent", value);
  else if (option === "-e" || option === "--referer") header("Referer", value);
  else if (option === "-b" || option === "--cookie") header("Cookie", value);
  else if (option === "-u" || option === "--user") header("Authorization", `Basic ${basic(value)}`);
  else if (option === "-F" || option === "--form") request.form.push(pairOf(value));
  else if (option === "--json") {
    data.push(value);
    header("Content-Type", "application/json");
  } else if (option.startsWith("-d") || option.startsWith("--data")) data.push(value);
}

function finished(request: CurlRequest, data: readonly string[], asQuery: boolean): CurlRequest {
  const [url = "", query = ""] = request.url.split(/\?(.*)/s);
  const sent = data.length > 0 ? data.join("&") : undefined;
  const asked = [query, asQuery ? sent : undefined].filter(Boolean).join("&");
  const method = request.method || (asQuery || (sent === undefined && request.form.length === 0) ? "GET" : "POST");
  return {
    ...request,
    ...{ url, method, body: asQuery ? undefined : sent },
    query: [...new URLSearchParams(asked)].map(([name, value]) => ({ name, value })),
  };
}

function pairOf(text: string): Pair {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  return { name, value };
}

const basic = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

/** Words of a shell command: quotes, backslashes and line ends as a POSIX shell reads them. Nothing is expanded. */
function wordsOf(command: string): string[] {
  const words: string[] = [];
  const piece = /\s+|\\\r?\n|'([^']*)'|\$'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/gs;
  let word: string | undefined;
  for (const [whole, single, ansi, double, escaped, plain] of command.matchAll(piece)) {
    const text = single ?? unescaped(ansi) ?? double?.replaceAll(/\\(["\\$`\n])/g, "$1") ?? escaped ?? plain;
    if (text !== undefined && !/^\\\r?\n$/.test(whole)) word = (word ?? "") + text;
    else if (word !== undefined && /^\s/.test(whole)) {
      words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}

const signs: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

const unescaped = (text: string | undefined): string | undefined =>
  text?.replaceAll(/\\(.)/gs, (_whole, sign: string) => signs[sign] ?? sign);
