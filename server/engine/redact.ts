import { AppError } from "@/domain/errors";

/** What stands in place of a secret. */
export const redacted = "[secret]";

/** Shorter values would blot out ordinary words. */
const shortestSecret = 6;

/** The secrets a flow has opened so far. Grows while nodes are built; a run sees what was opened before it ended. */
export interface Redactor {
  add(secrets: Iterable<string>): void;
  text(text: string): string;
  /** A copy with every string redacted, keys included; the value itself when there is nothing to hide. */
  value<T>(value: T): T;
  /** The error with its message redacted. Its cause goes to the log only, which redacts for itself. */
  error(error: AppError): AppError;
  /** Redacts a text that arrives in pieces, so that a secret cut in two is found too. */
  stream(): RedactedStream;
}

export interface RedactedStream {
  /** The part that is certain by now; may be empty. */
  push(piece: string): string;
  /** What was held back. */
  end(): string;
}

export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const longestFirst = (): string[] => [...secrets].toSorted((a, b) => b.length - a.length);
  let ordered: string[] = [];

  const text = (input: string): string => {
    let output = input;
    for (const secret of ordered) if (output.includes(secret)) output = output.replaceAll(secret, redacted);
    return output;
  };

  return {
    add(values) {
      for (const value of values) for (const form of formsOf(value)) secrets.add(form);
      ordered = longestFirst();
    },
    text,
    value: <T>(value: T): T => (ordered.length === 0 ? value : (redactDeep(value, text) as T)),
    error(error) {
      const message = text(error.message);
      return message === error.message ? error : withMessage(error, message);
    },
    stream() {
      let held = "";
      return {
        push(piece) {
          if (ordered.length === 0) return piece;
          const safe = text(held + piece);
          const keep = longestPossibleStart(safe, ordered);
          held = safe.slice(safe.length - keep);
          return safe.slice(0, safe.length - keep);
        },
        end() {
          const rest = held;
          held = "";
          return rest;
        },
      };
    },
  };
}

const withMessage = (error: AppError, message: string): AppError =>
  new AppError(error.code, message, {
    cause: error.cause,
    nature: error.nature,
    ...(error.nodeId !== undefined && { nodeId: error.nodeId }),
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
  });

/** A secret also leaks as part of a URL or of JSON text. */
function formsOf(secret: string): string[] {
  const value = secret.trim();
  if (value.length < shortestSecret) return [];
  return [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
}

/** Length of the longest end of `text` with which one of the secrets begins. */
function longestPossibleStart(text: string, secrets: readonly string[]): number {
  let longest = 0;
  for (const secret of secrets) {
    for (let length = Math.min(secret.length - 1, text.length); length > longest; length -= 1) {
      if (text.endsWith(secret.slice(0, length))) longest = length;
    }
  }
  return longest;
}

function redactDeep(value: unknown, text: (input: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactDeep(item, text));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [text(key), redactDeep(item, text)]),
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
