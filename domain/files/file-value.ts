const storedMark = "FILE-STORAGE::";
const dataUrl = /^data:([^;,]*)[^,]*;base64,([^,]*)(?:,filename:(.*))?$/s;

/** A file that a loader's file field names. */
export type FieldFile =
  /** Kept beside the flow, under this name. */
  | { kind: "stored"; name: string }
  /** Written into the flow itself, as older files do. */
  | { kind: "inline"; name: string; mime: string; base64: string };

/**
 * The files of a field, in Flowise's spellings: `FILE-STORAGE::["a.pdf"]`, `FILE-STORAGE::a.pdf`, a data URL with its
 * name at the end (`data:text/plain;base64,…,filename:notes.txt`), or a JSON list of those.
 */
export function readFileValue(value: unknown): FieldFile[] {
  if (Array.isArray(value)) return value.flatMap(readFileValue);
  if (typeof value !== "string" || value.trim() === "") return [];
  const text = value.trim();
  if (text.startsWith("[")) return listIn(text).flatMap(readFileValue);
  if (text.startsWith(storedMark)) {
    const rest = text.slice(storedMark.length);
    const names = rest.startsWith("[") ? listIn(rest) : [rest];
    return names.filter((name) => name !== "").map((name) => ({ kind: "stored", name }));
  }
  const [, mime, base64, name] = dataUrl.exec(text) ?? [];
  if (base64 === undefined) return text.startsWith("data:") ? [] : [{ kind: "stored", name: text }];
  return [{ kind: "inline", name: name || "file", mime: mime || "application/octet-stream", base64 }];
}

/** Files as a field's value, all of them kept or all of them inline; nothing is no value. */
export function writeFileValue(files: readonly FieldFile[]): string | undefined {
  if (files.length === 0) return undefined;
  const inline = files.flatMap((file) =>
    file.kind === "inline" ? [`data:${file.mime};base64,${file.base64},filename:${file.name}`] : [],
  );
  if (inline.length > 0) return JSON.stringify(inline);
  return storedMark + JSON.stringify([...new Set(files.map(({ name }) => name))]);
}

/** Whether the value holds names only and no content. */
export const namesOnly = (value: unknown): boolean => readFileValue(value).every(({ kind }) => kind === "stored");

function listIn(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter((item) => typeof item === "string") : [];
  } catch {
    // Cut off or never a list: nothing that could be read.
    return [];
  }
}
