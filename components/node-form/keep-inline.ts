import { loaderFileBytes } from "@/domain/documents/loader-file-bytes";
import type { FieldFile } from "@/domain/files/file-value";

/** Puts a file's content into the field itself; whoever saves the form takes it out again. */
export async function keepInline(file: File): Promise<FieldFile> {
  if (file.size === 0) throw new Error(`“${file.name}” is empty.`);
  if (file.size > loaderFileBytes)
    throw new Error(`“${file.name}” is larger than ${loaderFileBytes / 1024 / 1024} MB.`);
  const url = await dataUrlOf(file);
  const mime = file.type || "application/octet-stream";
  return { kind: "inline", name: file.name, mime, base64: url.slice(url.indexOf(",") + 1) };
}

const dataUrlOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(new Error(`“${file.name}” could not be read.`)));
    reader.readAsDataURL(file);
  });
