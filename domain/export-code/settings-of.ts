import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { plainText } from "@/domain/catalogue/plain-text";
import { CannotExport } from "./draft";

/** Reads a node's values as its step does: what is missing has its default, what was typed as text counts as a number. */
export interface Settings {
  text(name: string): string;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  rows(name: string): Readonly<Record<string, unknown>>[];
  raw(name: string): unknown;
}

export function settingsOf(inputs: Readonly<Record<string, unknown>>, spec: NodeSpec | undefined): Settings {
  const raw = (name: string): unknown => {
    const field = spec && Object.hasOwn(spec.inputs, name) ? spec.inputs[name] : undefined;
    // What another version of a node kept has no effect on it.
    const stored = Object.hasOwn(inputs, name) && (field || !spec) ? inputs[name] : undefined;
    if (stored !== undefined && stored !== null && stored !== "") return stored;
    return field && "default" in field ? field.default : undefined;
  };
  return {
    raw,
    text: (name) => textOf(raw(name)),
    number: (name) => numberOf(raw(name)),
    flag: (name) => raw(name) === true || raw(name) === "true",
    rows: (name) => rowsOf(raw(name)),
  };
}

/** References that only a server can follow. */
const onServer = /\{\{\s*(?:loop_count|file_attachment|\$webhook|\$flow\.(?!state\b)|[\w$]+\.data\.instance)/;

export function textOf(value: unknown): string {
  const text = plainText(typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
  const found = onServer.exec(text)?.[0];
  if (found !== undefined)
    throw new CannotExport(`It reads ${found.replace(/^\{\{\s*/, "")}, which only the server knows.`);
  return text;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Old files keep rows as JSON text. */
function rowsOf(value: unknown): Record<string, unknown>[] {
  const list: unknown = typeof value === "string" ? parsed(value) : value;
  return Array.isArray(list)
    ? list.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null)
    : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rows of a name and a text; those without a name say nothing. */
export const pairsOf = (
  rows: readonly Readonly<Record<string, unknown>>[],
  key: string,
  value: string,
): [string, string][] =>
  rows.flatMap((row): [string, string][] => {
    const name = textOf(row[key]).trim();
    return name === "" ? [] : [[name, textOf(row[value])]];
  });
