import { AppError } from "@/domain/errors";
import type { SentFile } from "../documents/document-slots";

/** Text of a file, by its mark or in UTF-8, else Western European. Files of other kinds under a text's name are refused. */
export function fileText({ name, bytes }: SentFile): string {
  if (bytes.length === 0) throw new AppError("unprocessable", `“${name}” is empty.`);
  const text = decode(bytes);
  if (text.includes("\0")) throw new AppError("unprocessable", `“${name}” is not a text file.`);
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
