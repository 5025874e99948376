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

/** What is no object is no upload, nor is one that says nothing: the `{}` that stands for a file in printed examples. */
export const readUploads = (items: readonly unknown[]): Upload[] =>
  items
    .filter(isRecord)
    .map(({ type, name, mime, data }) => ({ type: text(type), name: text(name), mime: text(mime), data: text(data) }))
    .filter((upload) => Object.values(upload).some((value) => value !== ""));

/** Files of a form, as if they had been sent as uploads. */
export const uploadsOfForm = (files: unknown): Upload[] =>
  (Array.isArray(files) ? files : [])
    .filter((file) => file instanceof File)
    .map((file) => ({ type: "file", name: file.name, mime: file.type, data: file }));
