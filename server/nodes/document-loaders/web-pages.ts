import { AppError, isAppError } from "@/domain/errors";
import type { HtmlToRead } from "@/server/engine/document-ports";
import type { NodeTools } from "@/server/engine/ports";
import type { LoadRun, TextDocument } from "../documents/document-slots";
import { fileDocuments } from "./file-documents";
import { callService } from "./web-service";

export interface PageOptions extends Pick<HtmlToRead, "selector" | "exclude" | "format"> {
  /** Pages to read at most. */
  most: number;
  /** Links to follow from the first page, one after the other. */
  depth: number;
}

export interface PageContext {
  tools: NodeTools;
  run: LoadRun;
}

export const mostPages = 1000;
const mostSitemaps = 50;

interface ReadPage {
  /** Where it was in the end, after redirects. */
  at: string;
  documents: TextDocument[];
  links: string[];
}

/** An address as a person typed it. */
export function pageAddress(text: string): string {
  const address = text.trim();
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new AppError("unprocessable", `“${address.slice(0, 200)}” is not the address of a web page.`);
  return new URL(url).href;
}

/** The first page and what it links to on the same site. Pages that cannot be read are told of; the first must be there. */
export async function* crawledPages(
  start: string,
  options: PageOptions,
  context: PageContext,
): AsyncGenerator<TextDocument> {
  const seen = new Set([start]);
  const queue = [{ url: start, depth: 0 }];
  let site = new URL(start).host;
  for (let read = 0; read < options.most;) {
    const next = queue.shift();
    if (!next) return;
    const page =
      next.depth === 0 ? await readPage(next.url, options, context) : await tryPage(next.url, options, context);
    if (!page) continue;
    read += 1;
    if (next.depth === 0) site = new URL(page.at).host;
    yield* page.documents;
    if (next.depth >= options.depth) continue;
    for (const link of page.links) {
      if (seen.has(link) || new URL(link).host !== site || seen.size > 10 * mostPages) continue;
      seen.add(link);
      queue.push({ url: link, depth: next.depth + 1 });
    }
  }
}

/** The pages that a sitemap lists; for the address of a page, that of its site. */
export async function* sitemapPages(
  start: string,
  options: PageOptions,
  context: PageContext,
): AsyncGenerator<TextDocument> {
  const first = new URL(start).pathname.endsWith(".xml") ? start : new URL("/sitemap.xml", start).href;
  const pages = new Set<string>();
  const maps = [first];
  for (let at = 0; at < maps.length && at < mostSitemaps && pages.size < options.most; at += 1) {
    const url = maps[at] ?? first;
    const { bytes } = await fetched(url, context);
    const listed = await context.tools.documents.reader.readSitemap({ bytes, url }, context.run.signal);
    maps.push(...listed.sitemaps.filter((each) => URL.canParse(each)));
    for (const page of listed.pages) if (pages.size < options.most && URL.canParse(page)) pages.add(page);
  }
  if (pages.size === 0) throw new AppError("unprocessable", `The sitemap ${first} lists no pages.`);
  for (const url of pages) yield* (await tryPage(url, options, context))?.documents ?? [];
}

async function tryPage(url: string, options: PageOptions, context: PageContext): Promise<ReadPage | undefined> {
  try {
    return await readPage(url, options, context);
  } catch (error) {
    if (context.run.signal.aborted || !isAppError(error) || error.nature === "us") throw error;
    context.run.skip(url, error.message);
    return undefined;
  }
}

async function readPage(url: string, options: PageOptions, context: PageContext): Promise<ReadPage> {
  const { tools, run } = context;
  const { bytes, mime, charset, at } = await fetched(url, context);
  if (mime !== "text/html" && mime !== "application/xhtml+xml" && mime !== "") {
    const file = { name: url.replace(/[?#].*$/, ""), mime, bytes };
    const documents: TextDocument[] = [];
    for await (const document of fileDocuments(file, { usage: "perPage" }, { documents: tools.documents, run }))
      documents.push({ ...document, metadata: { ...document.metadata, source: url } });
    return { documents, links: [], at };
  }
  const { selector, exclude, format } = options;
  const wanted = { ...(charset && { charset }), ...(selector && { selector }), ...(exclude && { exclude }) };
  const page = await tools.documents.reader.readHtml(
    { bytes, url: at, ...wanted, ...(format && { format }) },
    run.signal,
  );
  const metadata = { source: url, ...(page.title && { title: page.title }) };
  return { documents: page.text.trim() ? [{ pageContent: page.text, metadata }] : [], links: page.links, at };
}

async function fetched(url: string, { tools, run }: PageContext) {
  const { host } = new URL(url);
  const service = { name: host, fetch: tools.fetch, signal: run.signal, headers: { accept: "text/html, */*;q=0.5" } };
  const response = await callService(service, url);
  const [mime = "", ...parameters] = (response.headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters.map((each) => /^\s*charset="?([^"]+)/.exec(each)?.[1]).find((each) => each !== undefined);
  return { bytes: new Uint8Array(await response.arrayBuffer()), mime: mime.trim(), charset, at: response.url || url };
}
