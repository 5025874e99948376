import type { Fields } from "@/domain/catalogue/field";
import type { LoadRun, TextDocument } from "../documents/document-slots";
import { crawledPages, mostPages, pageAddress, type PageContext, type PageOptions, sitemapPages } from "./web-pages";

export const urlInput = {
  url: { type: "string", label: "URL", placeholder: "https://example.com/docs" },
} as const satisfies Fields;

/** Which pages of a site are read. */
export const siteInputs = {
  relativeLinksMethod: {
    type: "options",
    label: "Get Relative Links Method",
    description: "Which further pages are read.",
    options: [
      { label: "Web Crawl", name: "webCrawl", description: "Pages of the same site that the page links to." },
      { label: "Scrape XML Sitemap", name: "scrapeXMLSitemap", description: "Pages that the sitemap lists." },
      { label: "None", name: "none", description: "Only this page." },
    ],
    default: "webCrawl",
    optional: true,
    additional: true,
  },
  limit: {
    type: "number",
    label: "Get Relative Links Limit",
    description: `Pages to read at most. 0 reads all of them, up to ${mostPages}.`,
    default: 10,
    min: 0,
    max: mostPages,
    step: 1,
    optional: true,
    additional: true,
  },
  depth: {
    type: "number",
    label: "Depth",
    description: "How many links a page may be away from the first one.",
    default: 5,
    min: 0,
    max: 100,
    step: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const selectorInput = {
  type: "string",
  label: "Selector (CSS)",
  description: "Only what this CSS selector finds is read.",
  placeholder: "main",
  optional: true,
  additional: true,
} as const satisfies Fields[string];

interface Site extends Pick<PageOptions, "selector" | "exclude" | "format"> {
  url: string;
  relativeLinksMethod: "webCrawl" | "scrapeXMLSitemap" | "none";
  limit: number;
  depth: number;
}

/** The pages of a site, as a loader's inputs say. */
export function sitePages(site: Site, tools: PageContext["tools"], run: LoadRun): AsyncGenerator<TextDocument> {
  const { relativeLinksMethod: method, selector, exclude, format, depth } = site;
  const options: PageOptions = {
    ...{ depth, most: method === "none" ? 1 : site.limit || mostPages },
    ...(selector?.trim() && { selector }),
    ...(exclude?.trim() && { exclude }),
    ...(format && { format }),
  };
  const start = pageAddress(site.url);
  return method === "scrapeXMLSitemap"
    ? sitemapPages(start, options, { tools, run })
    : crawledPages(start, options, { tools, run });
}
