import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { mimeTypeOf } from "./mime-type.js";

/** A file of this machine, to be sent. Not for browsers, so it is an entry of its own. */
export async function openFile(path: string, mime = mimeTypeOf(path)): Promise<File> {
  return new File([await readFile(path)], basename(path), { type: mime });
}
