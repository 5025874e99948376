import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { crawledPages, mostPages, pageAddress, sitemapPages } from "./web-pages";

export default defineNode({
  name: "cheerioWebScraper",
  version: 2,
  label: "Cheerio Web Scraper",
  description: "Reads web pages, with the pages they link to or those of a sitemap.",
  category: "Document Loaders",
  icon: "web-page.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  summary: ["url"],
  inputs: {
    url: { type: "string", label: "URL", placeholder: "https://example.com/docs" },
    textSplitter: loaderInputs.textSplitter,
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
    selector: {
      type: "string",
      label: "Selector (CSS)",
      description: "Only what this CSS selector finds is read.",
      placeholder: "main",
      optional: true,
      additional: true,
    },
    excludeSelector: {
      type: "string",
      label: "Excluded Selectors (CSS)",
      description: "What this CSS selector finds is left out.",
      placeholder: "nav, footer",
      optional: true,
      additional: true,
    },
    outputFormat: {
      type: "options",
      label: "Output Format (Pre-Split)",
      description: "HTML is for a splitter that turns it into Markdown.",
      options: [
        { label: "Text", name: "text" },
        { label: "HTML", name: "html" },
      ],
      default: "text",
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const { relativeLinksMethod: method, selector, excludeSelector: exclude, outputFormat: format, limit } = inputs;
    const narrowed = { ...(selector?.trim() && { selector }), ...(exclude?.trim() && { exclude }), format };
    return loaderOutput(context, (run) => {
      const start = pageAddress(inputs.url);
      const most = method === "none" ? 1 : limit || mostPages;
      const options = { ...narrowed, most, depth: inputs.depth };
      return method === "scrapeXMLSitemap"
        ? sitemapPages(start, options, { tools, run })
        : crawledPages(start, options, { tools, run });
    });
  },
});
