import { strToU8, zipSync } from "fflate";

/** Text files as one archive, in a folder of their own. */
export const zipFiles = (folder: string, files: readonly { path: string; text: string }[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)]))));
