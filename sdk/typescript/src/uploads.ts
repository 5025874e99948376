import { mimeTypeOf } from "./mime-type.js";

/** As the API takes it. */
export interface Upload {
  /** A data URL, an address, or for `file:full` the text itself. */
  data: string;
  type: "file" | "url" | "audio" | "file:rag" | "file:full" | (string & {});
  name: string;
  mime: string;
}

/** A `Blob` or `File`, or bytes with a name. `openFile` of `@weft/client/open-file` makes a `File` of a path. */
export type FileInput = Blob | { bytes: Uint8Array<ArrayBuffer>; name: string; mime?: string };

export type UploadInput = Upload | FileInput;

/** The upload as the API takes it; bytes become a data URL. */
export async function toUpload(input: UploadInput): Promise<Upload> {
  if (!(input instanceof Blob) && "data" in input) return input;
  const { blob, name } = toNamedBlob(input);
  const mime = blob.type || "application/octet-stream";
  const data = `data:${mime};base64,${base64(new Uint8Array(await blob.arrayBuffer()))}`;
  return { data, name, mime, type: mime.startsWith("audio/") ? "audio" : "file" };
}

export function toNamedBlob(input: FileInput): { blob: Blob; name: string } {
  if (input instanceof Blob) return { blob: input, name: input instanceof File ? input.name : "file" };
  const { bytes, name, mime = mimeTypeOf(name) } = input;
  return { blob: new Blob([bytes], { type: mime }), name };
}

/** In pieces, because a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
