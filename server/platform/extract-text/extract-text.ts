import { AppError } from "@/domain/errors";
import type { FileKind } from "@/domain/files/file-types";
import { decodeText } from "./decode-text";
import { type ReadablePage, readPages } from "./read-pages";

export type ReadableKind = Exclude<FileKind, "image" | "audio">;

export interface FileToRead {
  /** For messages only. */
  name: string;
  kind: ReadableKind;
  bytes: Uint8Array;
}

const mostChars = 2_000_000;

export const isReadable = (kind: FileKind | undefined): kind is ReadableKind =>
  kind !== undefined && kind !== "image" && kind !== "audio";

/**
 * The text of a file. Whatever is more than plain text is read on a thread of its own with limits of time and memory,
 * so that no file can hold up the server. Throws `unprocessable` or `too_large` with a sentence that names the file.
 */
export async function extractText({ name, kind, bytes }: FileToRead, signal?: AbortSignal): Promise<string> {
  if (bytes.length === 0) throw new AppError("unprocessable", `“${name}” is empty.`);
  const text =
    kind === "text" ? decodeText(bytes) : (await readPages({ name, kind, bytes }, signal)).map(pageText).join("\n\n");
  if (text.length > mostChars) {
    throw new AppError(
      "too_large",
      `“${name}” holds ${text.length.toLocaleString("en")} characters of text. At most ${mostChars.toLocaleString("en")} can be read; split the file.`,
    );
  }
  if (text.trim() === "") {
    throw new AppError(
      "unprocessable",
      `“${name}” holds no text that could be read. Scanned pages have to be made searchable first.`,
    );
  }
  return text;
}

const pageText = ({ text, title }: ReadablePage): string => (title === undefined ? text : `# ${title}\n${text}`);
