import { t } from "@/components/words/t";

export interface SyntaxFault {
  from: number;
  to: number;
  message: string;
}

const bareReference = /\{\{[^{}]*\}\}/g;

/**
 * The first thing that keeps a text from being JSON, and where it is. A reference may stand where a value does:
 * `{"city": {{$form.city}}}`; what it becomes is known only in a run.
 */
export function checkJson(text: string): SyntaxFault | undefined {
  if (text.trim() === "") return undefined;
  const scanner: Scanner = { text: withoutBareReferences(text), at: 0 };
  try {
    value(scanner);
    space(scanner);
    if (scanner.at < scanner.text.length) fail(scanner, t("Nothing may follow the end of the JSON."));
    return undefined;
  } catch (fault) {
    if (fault instanceof Fault) return fault.where;
    throw fault;
  }
}

/** A number of the same length keeps every place as it was. Inside of texts references stay. */
function withoutBareReferences(text: string): string {
  const strings = /"(?:[^"\\\n]|\\.)*"/g;
  let result = "";
  let end = 0;
  const plain = (part: string) => part.replaceAll(bareReference, (found) => "1".repeat(found.length));
  for (const { 0: found, index } of text.matchAll(strings)) {
    result += plain(text.slice(end, index)) + found;
    end = index + found.length;
  }
  return result + plain(text.slice(end));
}

interface Scanner {
  readonly text: string;
  at: number;
}

class Fault extends Error {
  constructor(readonly where: SyntaxFault) {
    super(where.message);
  }
}

function fail({ text, at }: Scanner, message: string, length = 1): never {
  throw new Fault({ from: Math.min(at, text.length), to: Math.min(at + length, text.length), message });
}

function space(scanner: Scanner): void {
  while (/[ \t\r\n]/.test(scanner.text[scanner.at] ?? "")) scanner.at += 1;
}

function value(scanner: Scanner): void {
  space(scanner);
  const sign = scanner.text[scanner.at];
  if (sign === "{") return listOf(scanner, "}", member);
  if (sign === "[") return listOf(scanner, "]", value);
  if (sign === '"') return string(scanner);
  if (sign === "'") fail(scanner, t("Texts stand in double quotes."));
  const rest = scanner.text.slice(scanner.at);
  const word = /^(?:true|false|null)(?!\w)|^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/.exec(rest)?.[0];
  if (word !== undefined) scanner.at += word.length;
  else if (sign === undefined) fail(scanner, t("A value is missing at the end."));
  else {
    const strange = /^[\w.$+-]+/.exec(rest)?.[0];
    if (strange === undefined) fail(scanner, t("A value is missing before “{sign}”.", { sign }));
    fail(scanner, t("“{strange}” is no value. Texts stand in double quotes.", { strange }), strange.length);
  }
}

function listOf(scanner: Scanner, close: "}" | "]", item: (scanner: Scanner) => void): void {
  scanner.at += 1;
  space(scanner);
  if (scanner.text[scanner.at] === close) {
    scanner.at += 1;
    return;
  }
  for (;;) {
    item(scanner);
    space(scanner);
    const sign = scanner.text[scanner.at];
    if (sign === close) {
      scanner.at += 1;
      return;
    }
    if (sign === undefined) fail(scanner, t("A “{close}” is missing at the end.", { close }));
    if (sign !== ",") fail(scanner, t("A comma or “{close}” is missing here.", { close }));
    scanner.at += 1;
    space(scanner);
    if (scanner.text[scanner.at] === close) fail(scanner, t("No comma may stand before “{close}”.", { close }));
  }
}

function member(scanner: Scanner): void {
  space(scanner);
  if (scanner.text[scanner.at] !== '"') fail(scanner, t("A name in double quotes belongs here."));
  string(scanner);
  space(scanner);
  if (scanner.text[scanner.at] !== ":") fail(scanner, t("A colon is missing after the name."));
  scanner.at += 1;
  value(scanner);
}

function string(scanner: Scanner): void {
  const start = scanner.at;
  for (scanner.at += 1; ; scanner.at += 1) {
    const sign = scanner.text[scanner.at];
    if (sign === undefined || sign === "\n") {
      scanner.at = start;
      fail(
        scanner,
        sign === "\n"
          ? t("A text ends on its line; write {code} for a line break.", { code: String.raw`\n` })
          : t("The text has no end."),
      );
    }
    if (sign === '"') break;
    if (sign === "\\") escape(scanner);
    else if (sign < " ") fail(scanner, t("This sign has to be written with a backslash."));
  }
  scanner.at += 1;
}

function escape(scanner: Scanner): void {
  const rest = scanner.text.slice(scanner.at + 1, scanner.at + 6);
  if (/^["\\/bfnrt]/.test(rest)) scanner.at += 1;
  else if (/^u[\da-fA-F]{4}/.test(rest)) scanner.at += 5;
  else fail(scanner, t("A backslash stands only before n, t, u, a quote or another backslash."), 2);
}
