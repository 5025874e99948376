import { AppError } from "@/domain/errors";
import type { LoadRun, SentFile } from "../documents/document-slots";

/**
 * The files of a loader's file input: those sent along that are of its kind, otherwise the stored ones. Flows store them
 * as data URLs, one or a JSON list of them, each with its name at its end: `data:text/plain;base64,…,filename:notes.txt`.
 */
export function inputFiles(stored: string | undefined, fileType: string, { files }: LoadRun): SentFile[] {
  const sent = files.filter(({ name }) => isOfType(name, fileType));
  if (sent.length > 0 || files.length > 0 || !stored) return sent;
  return listed(stored).map(readDataUrl);
}

/** Whether a file's ending is one of `.pdf, .txt`; `*` takes any. */
export function isOfType(name: string, fileType: string): boolean {
  const endings = fileType.split(",").map((ending) => ending.trim().toLowerCase());
  return endings.includes("*") || endings.includes("") || endings.some((ending) => name.toLowerCase().endsWith(ending));
}

function listed(stored: string): string[] {
  if (!stored.startsWith("[")) return [stored];
  const read: unknown = JSON.parse(stored);
  return Array.isArray(read) ? read.filter((item) => typeof item === "string") : [];
}

const dataUrl = /^data:([^;,]*)[^,]*;base64,([^,]*)(?:,filename:(.*))?$/s;

function readDataUrl(text: string): SentFile {
  const [, mime, base64, name] = dataUrl.exec(text) ?? [];
  if (base64 === undefined)
    throw new AppError(
      "unprocessable",
      `The file “${text.replace(/^FILE-STORAGE::/, "").slice(0, 80)}” is not part of this flow. Choose it again, or send it with the upsert.`,
    );
  return { name: name || "file", mime: mime || "application/octet-stream", bytes: Buffer.from(base64, "base64") };
}
