import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** How a command speaks with whoever started it. */
export interface Terminal {
  /** A line of the result, on standard output. */
  print(line?: string): void;
  /** Text as it comes, without a line break. */
  write(text: string): void;
  /** A line about the work, on standard error. */
  note(line: string): void;
  /** Asks for a line. Undefined when nobody answers. */
  ask(question: string): Promise<string | undefined>;
  paint: Paint;
}

export type Paint = Readonly<Record<"bold" | "dim" | "red" | "green" | "yellow", (text: string) => string>>;

interface Streams {
  input: Readable;
  output: Writable & { isTTY?: boolean };
  error: Writable;
  env: Readonly<Record<string, string | undefined>>;
}

export function openTerminal({ input, output, error, env }: Streams): Terminal & { close(): void } {
  let lines: { next(): Promise<IteratorResult<string, undefined>>; close(): void } | undefined;
  return {
    print: (line = "") => void output.write(`${line}\n`),
    write: (text) => void output.write(text),
    note: (line) => void error.write(`${line}\n`),
    async ask(question) {
      error.write(question);
      lines ??= linesOf(input);
      const line = await lines.next();
      return line.done === true ? undefined : line.value;
    },
    paint: paintFor(env, output.isTTY === true),
    close: () => lines?.close(),
  };
}

function linesOf(input: Readable): { next(): Promise<IteratorResult<string, undefined>>; close(): void } {
  const reader = createInterface({ input });
  const iterator = reader[Symbol.asyncIterator]();
  return { next: () => iterator.next(), close: () => reader.close() };
}

/** Colours for people: not for files, and not for those who said NO_COLOR. */
function paintFor(env: Streams["env"], tty: boolean): Paint {
  const on = env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : tty && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  const code = (number: number) => (text: string) => (on ? `\u001B[${String(number)}m${text}\u001B[0m` : text);
  return { bold: code(1), dim: code(2), red: code(31), green: code(32), yellow: code(33) };
}
