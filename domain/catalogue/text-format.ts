import type { Field, TextField } from "./field";

/** What a text or a number should be and is not, completing the sentence "“<label>” …"; undefined when it is. */
export function formatTrouble(field: Field, value: unknown): string | undefined {
  if (field.type === "number") return rangeTrouble(field, value);
  if (field.type !== "string" || !field.format || typeof value !== "string" || value.trim() === "") return undefined;
  return formats[field.format](value.trim());
}

function rangeTrouble({ min, max }: { min?: number; max?: number }, value: unknown): string | undefined {
  const number = typeof value === "number" ? value : Number.NaN;
  if (min !== undefined && number < min) return `has to be ${String(min)} or more`;
  return max !== undefined && number > max ? `has to be ${String(max)} or less` : undefined;
}

const formats: Record<NonNullable<TextField["format"]>, (text: string) => string | undefined> = {
  url: (text) =>
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
      ? undefined
      : "has to be an address that begins with https:// or http://",
  regex: (text) => {
    try {
      void new RegExp(text);
      return undefined;
    } catch {
      return "is no pattern";
    }
  },
  cron: cronTrouble,
};

const parts = [
  { name: "minute", from: 0, to: 59, words: /^$/ },
  { name: "hour", from: 0, to: 23, words: /^$/ },
  { name: "day of the month", from: 1, to: 31, words: /^$/ },
  { name: "month", from: 1, to: 12, words: /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i },
  { name: "day of the week", from: 0, to: 7, words: /^(?:sun|mon|tue|wed|thu|fri|sat)$/i },
] as const;

/** Five parts, or six when the first one counts seconds. */
function cronTrouble(text: string): string | undefined {
  const given = text.split(/\s+/);
  if (given.length !== 5 && given.length !== 6)
    return "has five parts: minute, hour, day of the month, month and day of the week";
  const wanted = given.length === 6 ? [{ ...parts[0], name: "second" }, ...parts] : parts;
  const strange = wanted.findIndex((part, index) => !fits(given[index] ?? "", part));
  if (strange === -1) return undefined;
  return `has “${given[strange] ?? ""}” for the ${wanted[strange]?.name ?? ""}, which it cannot be`;
}

function fits(text: string, { from, to, words }: { from: number; to: number; words: RegExp }): boolean {
  const inRange = (number: string) =>
    words.test(number) || (/^\d+$/.test(number) && Number(number) >= from && Number(number) <= to);
  return text.split(",").every((part) => {
    const [range = "", step, ...rest] = part.split("/");
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    const [first = "", last, ...more] = range.split("-");
    return range === "*" || (inRange(first) && more.length === 0 && (last === undefined || inRange(last)));
  });
}
