import { AppError } from "@/domain/errors";
import type { SentFile, TextDocument } from "../documents/document-slots";
import { fileText } from "./file-text";

/** What of the metadata is meant as it stands. */
export const withoutPointers = (metadata: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => !(typeof value === "string" && value.startsWith("/"))),
  );

export interface JsonOptions {
  /** JSON Pointers, separated by commas. A pointer of one step is looked for at every depth. */
  pointers?: string | undefined;
  /** Each object of the outermost list is a document. */
  byObject?: boolean | undefined;
  /** Metadata whose value is a pointer takes what it points at in each object. */
  metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Texts of a JSON file: all of them, those that pointers name, or whole objects. */
export function* jsonDocuments(file: SentFile, { pointers, byObject, metadata }: JsonOptions): Generator<TextDocument> {
  const value = parsed(fileText(file), file.name);
  if (byObject) {
    const objects: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [index, each] of objects.entries())
      yield {
        pageContent: JSON.stringify(each),
        metadata: { source: file.name, line: index + 1, ...pointedAt(each, metadata) },
      };
    return;
  }
  const wanted = (pointers ?? "").split(",").flatMap((pointer) => (pointer.trim() ? [asPointer(pointer)] : []));
  const texts = wanted.length === 0 ? textsIn(value, false) : textsAt(value, wanted);
  let line = 0;
  for (const pageContent of texts) yield { pageContent, metadata: { source: file.name, line: (line += 1) } };
}

/** A document for each line of a file of JSON values. */
export function* jsonLinesDocuments(
  file: SentFile,
  { pointer, metadata }: { pointer: string | undefined; metadata?: JsonOptions["metadata"] },
): Generator<TextDocument> {
  const wanted = pointer?.trim() ? asPointer(pointer) : "";
  for (const [index, line] of fileText(file).split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line, `${file.name}, line ${index + 1}`);
    const found = at(value, wanted);
    if (found === undefined || found === null) continue;
    yield {
      pageContent: typeof found === "string" ? found : JSON.stringify(found),
      metadata: { source: file.name, line: index + 1, ...pointedAt(value, metadata) },
    };
  }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : "";
    throw new AppError("unprocessable", `“${name}” is not valid JSON: ${detail}`, { cause });
  }
}

const asPointer = (text: string): string => (text.trim().startsWith("/") ? text.trim() : `/${text.trim()}`);

/** RFC 6901. */
function at(value: unknown, pointer: string): unknown {
  let here = value;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** Strings at any depth; where they were asked for, numbers too. */
function* textsIn(value: unknown, numbers: boolean): Generator<string> {
  // A stack of its own: values can be nested deeper than calls.
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const here = stack.pop();
    if (typeof here === "string") {
      if (here.trim() !== "") yield here;
    } else if (numbers && (typeof here === "number" || typeof here === "boolean")) yield String(here);
    else if (typeof here === "object" && here !== null) put(stack, valuesOf(here));
  }
}

function* textsAt(value: unknown, pointers: readonly string[]): Generator<string> {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const here = stack.pop();
    if (typeof here !== "object" || here === null) continue;
    const found: unknown[] = pointers.map((pointer) => at(here, pointer)).filter((each) => each !== undefined);
    for (const each of found) yield* textsIn(each, true);
    // What was found is not searched again.
    put(
      stack,
      valuesOf(here).filter((each) => !found.includes(each)),
    );
  }
}

const valuesOf = (value: object): unknown[] => Object.values(value);

/** So that the first is taken first. */
function put(stack: unknown[], values: readonly unknown[]): void {
  for (const value of values.toReversed()) stack.push(value);
}

const pointedAt = (value: unknown, metadata: JsonOptions["metadata"] = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metadata).flatMap(([key, pointer]) =>
      typeof pointer === "string" && pointer.startsWith("/") ? [[key, at(value, pointer)] as const] : [],
    ),
  );
