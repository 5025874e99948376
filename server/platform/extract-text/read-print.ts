import { z } from "zod";
import { readOnThread } from "./read-on-thread";

const texts = z.array(z.string());
/** Pages that one thread reads; each thread has a limit of time. */
const pagesAtOnce = 4;

export interface PrintToRead {
  name: string;
  bytes: Uint8Array;
  /** Numbers of the pages of a PDF, from 1; without them the file is a picture. */
  pages?: readonly number[];
}

/** English print on a picture, or on the scanned pages of a PDF: a text for each of them. */
export async function readPrint({ name, bytes, pages }: PrintToRead, signal?: AbortSignal): Promise<string[]> {
  if (!pages) return texts.parse(await readOnThread({ name, kind: "image", bytes }, signal, "print"));
  const read: string[] = [];
  for (let start = 0; start < pages.length; start += pagesAtOnce) {
    const options = { pages: pages.slice(start, start + pagesAtOnce) };
    read.push(...texts.parse(await readOnThread({ name, kind: "pdf", bytes, options }, signal, "print")));
  }
  return read;
}
