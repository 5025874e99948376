/**
 * `{{…}}` in the fields of a chatflow, as a tree. Nothing here is evaluated: a reference names a thing, and whoever
 * resolves it supplies its text. Text that was put in is never looked at again, so that a question containing
 * `{{…}}` cannot reach anything.
 *
 *     {{question}}  {{chat_history}}  {{file_attachment}}
 *     {{$vars.name}}  {{$flow.sessionId}}
 *     {{llmChain_0.data.instance}}  {{llmChain_0.data.instance.a.b}}
 */
export type Reference =
  | { kind: "question" }
  | { kind: "chatHistory" }
  | { kind: "fileAttachment" }
  | { kind: "variable"; path: readonly string[] }
  | { kind: "flow"; path: readonly string[] }
  /** What another node gave; `path` leads into an object. */
  | { kind: "node"; nodeId: string; path: readonly string[] }
  /** Any other text between double braces: stays as it is. */
  | { kind: "unknown"; text: string };

export type TextPart<R = Reference> =
  | { kind: "text"; text: string }
  /** `raw` is the reference as written, braces included. */
  | { kind: "reference"; raw: string; reference: R };

// The innermost pair wins, so that JSON such as {"a":{"b":"{{question}}"}} keeps its own braces.
const referencePattern = /\{\{([^{}]*)\}\}/g;

/** Cheap test before any parsing. */
export const mayHoldReferences = (text: string): boolean => text.includes("{{");

export const parseText = (text: string): TextPart[] => splitText(text, parseReference);

/** Splits a text at its references; `read` gets what stands between the braces. */
export function splitText<R>(text: string, read: (inner: string) => R): TextPart<R>[] {
  if (!mayHoldReferences(text)) return text === "" ? [] : [{ kind: "text", text }];
  const parts: TextPart<R>[] = [];
  let end = 0;
  for (const match of text.matchAll(referencePattern)) {
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "reference", raw: match[0], reference: read(match[1] ?? "") });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** Reads what stands between the braces. Spaces around it are allowed, as people type them. */
export function parseReference(inner: string): Reference {
  const body = inner.trim();
  if (body === "question") return { kind: "question" };
  if (body === "chat_history") return { kind: "chatHistory" };
  if (body === "file_attachment") return { kind: "fileAttachment" };
  const [head = "", ...path] = body.split(".");
  if (path.some((part) => part === "") || /\s/.test(body)) return { kind: "unknown", text: inner };
  if (head === "$vars" && path.length > 0) return { kind: "variable", path };
  if (head === "$flow" && path.length > 0) return { kind: "flow", path };
  if (head !== "" && path[0] === "data" && path[1] === "instance")
    return { kind: "node", nodeId: head, path: path.slice(2) };
  return { kind: "unknown", text: inner };
}

/** Writes a reference as it is stored. */
export function formatReference(reference: Reference): string {
  switch (reference.kind) {
    case "question":
      return "{{question}}";
    case "chatHistory":
      return "{{chat_history}}";
    case "fileAttachment":
      return "{{file_attachment}}";
    case "variable":
      return `{{$vars.${reference.path.join(".")}}}`;
    case "flow":
      return `{{$flow.${reference.path.join(".")}}}`;
    case "node":
      return `{{${[reference.nodeId, "data", "instance", ...reference.path].join(".")}}}`;
    case "unknown":
      return `{{${reference.text}}}`;
  }
}

/** Every reference in a value, at any depth of arrays and objects, in order of appearance. */
export function referencesIn(value: unknown): Reference[] {
  const found: Reference[] = [];
  eachText(value, (text) => {
    for (const part of parseText(text)) if (part.kind === "reference") found.push(part.reference);
  });
  return found;
}

/** Puts a text together again. A reference for which `lookup` gives nothing stays as it was written. */
export const renderText = <R>(parts: readonly TextPart<R>[], lookup: (reference: R) => string | undefined): string =>
  parts.map((part) => (part.kind === "text" ? part.text : (lookup(part.reference) ?? part.raw))).join("");

/** Applies `change` to every string inside a value and keeps everything else. */
export function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, mapTexts(item, change)]),
  );
}

/** How a value reads inside a text: strings as they are, everything else as compact JSON. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** Follows a path into a value; only own properties count, and a string that holds a JSON object is opened. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current === "string") current = openJson(current);
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

function openJson(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function eachText(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) eachText(item, visit);
}
