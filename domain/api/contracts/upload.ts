import { isRecord } from "./lenient";

/** A file sent along with a question. */
export interface Upload {
  /** `file`, `audio`, `url`, `file:rag`, `file:full`, `stored-file`. */
  type: string;
  name: string;
  /** As the sender says; may be empty. */
  mime: string;
  /** A data URL, an address or a text, depending on the type. */
  data: string | File;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Anything that is not an object is no upload. */
export const readUploads = (items: readonly unknown[]): Upload[] =>
  items
    .filter(isRecord)
    .map(({ type, name, mime, data }) => ({ type: text(type), name: text(name), mime: text(mime), data: text(data) }));

/** Files of a form, as if they had been sent as uploads. */
export const uploadsOfForm = (files: unknown): Upload[] =>
  (Array.isArray(files) ? files : [])
    .filter((file) => file instanceof File)
    .map((file) => ({ type: "file", name: file.name, mime: file.type, data: file }));
