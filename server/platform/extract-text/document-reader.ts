import { z } from "zod";
import type { DocumentReader } from "@/server/engine/document-ports";
import { extractFile } from "./extract-file";
import { readOnThread } from "./read-on-thread";
import { unpackZip } from "./unpack-zip";

const readPage = z.object({ title: z.string(), text: z.string(), links: z.array(z.string()) });
const sitemap = z.object({ pages: z.array(z.string()), sitemaps: z.array(z.string()) });

/** Reads documents on threads of their own. */
export const documentReader: DocumentReader = {
  extract: extractFile,
  async readHtml({ bytes, url, ...options }, signal) {
    const job = { name: url, kind: "html", bytes, options: { ...options, url } };
    return readPage.parse(await readOnThread(job, signal));
  },
  async readSitemap({ bytes, url }, signal) {
    return sitemap.parse(await readOnThread({ name: url, kind: "sitemap", bytes }, signal));
  },
  unpack: unpackZip,
};
