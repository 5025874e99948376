import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { LoadRun, TextDocument } from "../documents/document-slots";
import { readJson, type WebService } from "./web-service";

export interface FireCrawl {
  service: WebService;
  /** Where its paths begin. */
  address: string;
}

/** What FireCrawl is asked, in its own words. */
type Asked<T> = T & Readonly<Record<string, unknown>>;

const page = z.looseObject({
  markdown: z.string().nullish(),
  html: z.string().nullish(),
  metadata: z.looseObject({ title: z.unknown(), sourceURL: z.string().optional() }).optional(),
});
const scraped = z.object({ data: page });
const begun = z.object({ id: z.string() });
const crawled = z.object({
  status: z.string(),
  error: z.string().nullish(),
  data: z.array(page).default([]),
  next: z.string().nullish(),
});
const extracted = z.object({ status: z.string(), error: z.string().nullish(), data: z.unknown() });
const searched = z.object({
  data: z.array(z.looseObject({ url: z.string(), title: z.string().nullish(), description: z.string().nullish() })),
});
const pauseMs = 2_000;

export async function* scrapedPage(crawl: FireCrawl, body: Asked<{ url: string }>): AsyncGenerator<TextDocument> {
  const { data } = await ask(crawl, "/v1/scrape", scraped, body);
  yield* documentOf(data, body.url);
}

/** All pages of a site. FireCrawl gives them in parts once it has read them all. */
export async function* crawledSite(
  crawl: FireCrawl,
  body: Asked<{ url: string }>,
  run: LoadRun,
): AsyncGenerator<TextDocument> {
  const { id } = await ask(crawl, "/v1/crawl", begun, body);
  const first = `${crawl.address}/v1/crawl/${encodeURIComponent(id)}`;
  let part = await untilDone(() => readJson(crawl.service, first, crawled), run.signal);
  for (;;) {
    for (const each of part.data) yield* documentOf(each, body.url);
    // The key goes to the address of the credential only, whatever an answer names.
    if (!part.next || new URL(part.next).origin !== new URL(crawl.address).origin) return;
    part = await readJson(crawl.service, part.next, crawled);
  }
}

export async function* extractedData(
  crawl: FireCrawl,
  body: Asked<{ urls: readonly [string] }>,
  run: LoadRun,
): AsyncGenerator<TextDocument> {
  const { id } = await ask(crawl, "/v1/extract", begun, body);
  const at = `${crawl.address}/v1/extract/${encodeURIComponent(id)}`;
  const { data } = await untilDone(() => readJson(crawl.service, at, extracted), run.signal);
  yield { pageContent: JSON.stringify(data, null, 2), metadata: { source: body.urls[0], type: "extracted_data" } };
}

export async function* searchedPages(crawl: FireCrawl, body: Asked<{ query: string }>): AsyncGenerator<TextDocument> {
  for (const { url, title, description } of (await ask(crawl, "/v1/search", searched, body)).data)
    yield { pageContent: description ?? "", metadata: { source: url, ...(title && { title }) } };
}

const ask = <T>({ service, address }: FireCrawl, path: string, form: z.ZodType<T>, body: object): Promise<T> =>
  readJson(service, `${address}${path}`, form, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

function* documentOf({ markdown, html, metadata }: z.output<typeof page>, url: string): Generator<TextDocument> {
  const pageContent = markdown || html || "";
  if (pageContent !== "") yield { pageContent, metadata: { ...metadata, source: metadata?.sourceURL ?? url } };
}

async function untilDone<T extends { status: string; error?: string | null | undefined }>(
  look: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const state = await look();
    if (state.status === "completed") return state;
    if (state.status === "failed" || state.status === "cancelled")
      throw new AppError("upstream_failed", `FireCrawl gave up: ${state.error ?? state.status}. Check the address.`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
