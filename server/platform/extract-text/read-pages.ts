import { z } from "zod";
import type { ReadableKind } from "./extract-text";
import { readOnThread } from "./read-on-thread";

const pages = z.array(
  z.object({ text: z.string(), title: z.string().optional(), rows: z.array(z.array(z.string())).optional() }),
);

/** A page, slide, sheet or chapter; `rows` are a sheet's cells. */
export type ReadablePage = z.infer<typeof pages>[number];

export type PagedKind = Exclude<ReadableKind, "text"> | "epub";

/** What a file holds, page by page. Throws `unprocessable` with a sentence that names the file. */
export const readPages = async (
  file: { name: string; kind: PagedKind; bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<ReadablePage[]> => pages.parse(await readOnThread(file, signal));
