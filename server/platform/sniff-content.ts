import { fileTypeFromBuffer } from "file-type";
import { type FileKind, typeOfMime } from "@/domain/files/file-types";

/** Containers that office files and their encrypted forms are, for the reader to judge. */
const containers = new Set(["application/zip", "application/x-cfb"]);
const officeKinds: ReadonlySet<FileKind> = new Set(["docx", "xlsx", "pptx"]);

/**
 * What a file's bytes say that contradicts its declared type, as a MIME type; undefined when nothing does. Bytes that
 * speak for nothing, such as the first lines of an image, contradict no binary type.
 */
export async function contradictingType(
  bytes: Uint8Array,
  { mime, kind }: { mime: string; kind: FileKind | undefined },
): Promise<string | undefined> {
  if (kind === undefined) return undefined;
  // The first letters of a text can be those of some binary format, so that only what no text holds counts.
  if (kind === "text") return isText(bytes) ? undefined : "application/octet-stream";
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime.split(";")[0];
  if (found === undefined) return bytes.length > 0 && isText(bytes) && isUtf8(bytes) ? "text/plain" : undefined;
  if (officeKinds.has(kind) && containers.has(found)) return undefined;
  const declared = typeOfMime(mime);
  return declared && (declared.mimes as readonly string[]).includes(found) ? undefined : found;
}

function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  // Tab, line ends, form feed and escape are all that text has below the space.
  return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
