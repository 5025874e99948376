import { holdsHeaders, isHarmlessHeader, isSecretName } from "./secret-names";

type Judge = (name: string) => boolean;

/**
 * A value without what may be a secret in it, at any depth and in JSON text too: entries and rows that are called like
 * one, headers that are not known to be harmless, and what stands in an address before the host. What only refers to a
 * variable stays. Scrubbing twice is the same as scrubbing once.
 */
export function scrubValue(name: string, value: unknown): unknown {
  if (isSecretName(name) && isSecret(value)) return undefined;
  return scrub(value, holdsHeaders(name) ? isUnknownHeader : isSecretName);
}

const isUnknownHeader: Judge = (name) => !isHarmlessHeader(name);

function scrub(value: unknown, judge: Judge): unknown {
  if (typeof value === "string") return scrubText(value, judge);
  if (Array.isArray(value)) return value.map((item) => scrub(item, judge));
  if (!isRecord(value)) return value;
  const row = rowName(value);
  if (row !== undefined && judge(row) && isSecret(value["value"])) return { ...value, value: "" };
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => entry(key, item, judge, row !== undefined)));
}

function entry(key: string, item: unknown, judge: Judge, inRow: boolean): [string, unknown][] {
  // The parts of a row belong to its name, which was judged already.
  if ((isSecretName(key) || (!inRow && judge(key))) && isSecret(item)) return [];
  const inside = holdsHeaders(key) ? isUnknownHeader : Array.isArray(item) && !inRow ? judge : isSecretName;
  return [[key, scrub(item, inside)]];
}

/** `{ key: "Authorization", value: "…" }`, as settings of several values are kept. */
function rowName(value: Readonly<Record<string, unknown>>): string | undefined {
  if (!Object.hasOwn(value, "value")) return undefined;
  return ["key", "name", "header"].map((part) => value[part]).find((part) => typeof part === "string");
}

function scrubText(text: string, judge: Judge): string {
  const parsed = /^\s*[[{]/.test(text) ? parse(text) : undefined;
  if (parsed !== undefined) {
    const clean = scrub(parsed, judge);
    return JSON.stringify(clean) === JSON.stringify(parsed) ? text : JSON.stringify(clean);
  }
  // Headers that cannot be read cannot be judged.
  if (judge === isUnknownHeader && isSecret(text)) return "";
  return text.replaceAll(userInAddress, stripUser).replaceAll(secretInQuery, stripQuery);
}

// Of bounded length, so that no text takes longer to look through than it is long.
const userInAddress = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)((?:\{\{[^{}]{0,200}\}\}|[^\s/,"'<>?#{]){1,500})@/gi;
const stripUser = (whole: string, scheme: string, user: string): string => (isSecret(user) ? scheme : whole);

const secretInQuery = /([?&])([\w.-]{1,60})=((?:\{\{[^{}]{0,200}\}\}|[^\s&#"'<>{])+)/g;
const stripQuery = (whole: string, mark: string, name: string, value: string): string =>
  isSecretName(name) && isSecret(value) ? `${mark}${name}=` : whole;

/** Text is a secret unless it is empty or made of references alone, as `Bearer {{$vars.token}}` is. */
function isSecret(value: unknown): boolean {
  if (typeof value === "number") return true;
  if (typeof value !== "string") return false;
  const rest = value
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll(/\{\{[^{}]*\}\}/g, "")
    .replace(/^\s*(?:bearer|basic|token|apikey)\b/i, "");
  return /[^\s:]/.test(rest);
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
