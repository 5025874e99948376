import { withoutMarkdown } from "./without-markdown";

export interface Condition {
  type?: string;
  value1?: unknown;
  operation?: string;
  value2?: unknown;
}

/** Whether a pattern is found in a text; false for a pattern that is none. */
export type FindPattern = (pattern: string, text: string) => Promise<boolean>;

export async function isFulfilled(condition: Condition, find: FindPattern): Promise<boolean> {
  const { type = "string", operation = "equal", value1, value2 } = condition;
  if (type === "number") return compareNumbers(operation, value1, value2);
  if (type === "boolean") return operation === "notEqual" ? value1 !== value2 : value1 === value2;
  const text = textOf(value1);
  // The pattern's own stars and brackets mean something else than markdown's.
  return operation === "regex" ? find(rawText(value2), text) : compareTexts(operation, text, textOf(value2));
}

function compareTexts(operation: string, one: string, other: string): boolean {
  switch (operation) {
    case "contains":
      return one.includes(other);
    case "notContains":
      return !one.includes(other);
    case "startsWith":
      return one.startsWith(other);
    case "endsWith":
      return one.endsWith(other);
    case "equal":
      return one === other;
    case "notEqual":
      return one !== other;
    case "isEmpty":
      return one === "";
    case "notEmpty":
      return one !== "";
    default:
      return false;
  }
}

function compareNumbers(operation: string, value1: unknown, value2: unknown): boolean {
  const [one, other] = [numberOf(value1) ?? 0, numberOf(value2) ?? 0];
  switch (operation) {
    case "smaller":
      return one < other;
    case "smallerEqual":
      return one <= other;
    case "larger":
      return one > other;
    case "largerEqual":
      return one >= other;
    case "equal":
      return one === other;
    case "notEqual":
      return one !== other;
    case "isEmpty":
      return numberOf(value1) === undefined;
    case "notEmpty":
      return numberOf(value1) !== undefined;
    default:
      return false;
  }
}

const textOf = (value: unknown): string => withoutMarkdown(rawText(value));

const rawText = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
};

/** Text that begins with a number counts as it: `12 apples` is 12. */
function numberOf(value: unknown): number | undefined {
  const number = Number.parseFloat(textOf(value));
  return Number.isNaN(number) ? undefined : number;
}
