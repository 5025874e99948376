import { assertNever } from "@/domain/assert-never";
import type { Fields } from "@/domain/catalogue/field";
import fireCrawlApi from "../credentials/fire-crawl-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { serviceAddress } from "../vector-stores/outside/service-address";
import { crawledSite, extractedData, scrapedPage, searchedPages } from "./fire-crawl-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pageAddress } from "./web-pages";

const option = <const K extends string>(
  of: K,
  label: string,
  description: string,
  more: { placeholder?: string } = {},
) =>
  ({
    ...{ type: "string", label, description, optional: true, additional: true, ...more },
    show: { crawlerType: of },
  }) as const satisfies Fields[string];

export default defineNode({
  name: "fireCrawl",
  version: 3,
  label: "FireCrawl",
  description: "Reads web pages and sites through FireCrawl, which also runs their scripts.",
  category: "Document Loaders",
  icon: "web-page.svg",
  docs: "https://docs.firecrawl.dev",
  provides: ["Document"],
  credential: fireCrawlApi,
  outputs: loaderOutputs,
  summary: ["crawlerType", "url"],
  inputs: {
    textSplitter: loaderInputs.textSplitter,
    url: {
      type: "string",
      label: "URLs",
      description: "Where to begin. Not needed for a search.",
      placeholder: "https://example.com/docs",
      optional: true,
    },
    crawlerType: {
      type: "options",
      label: "Crawler type",
      description: "One page, or all pages that it leads to.",
      options: [
        { label: "Crawl", name: "crawl", description: "The page and all that can be reached from it." },
        { label: "Scrape", name: "scrape", description: "The page alone." },
        { label: "Extract", name: "extract", description: "Data of the page, in a form of your own." },
        { label: "Search", name: "search", description: "What a web search finds." },
      ],
      default: "crawl",
    },
    includeTags: option("scrape", "[Scrape] Include Tags", "Only these tags, separated by commas.", {
      placeholder: "main, article",
    }),
    excludeTags: option("scrape", "[Scrape] Exclude Tags", "Without these tags, separated by commas."),
    onlyMainContent: {
      type: "boolean",
      label: "[Scrape] Only Main Content",
      description: "Without headers, footers and menus.",
      optional: true,
      additional: true,
    },
    limit: option("crawl", "[Crawl] Limit", "Pages to read at most; 100 when empty."),
    includePaths: option("crawl", "[Crawl] Include Paths", "Patterns of paths, separated by commas.", {
      placeholder: "blog/.*, news/.*",
    }),
    excludePaths: option("crawl", "[Crawl] Exclude Paths", "Patterns of paths, separated by commas."),
    extractSchema: {
      ...{ type: "json", layout: "schema", label: "[Extract] Schema", description: "JSON schema of the data." },
      ...{ optional: true, additional: true, show: { crawlerType: "extract" } },
    },
    extractPrompt: option("extract", "[Extract] Prompt", "Which data is wanted, in words."),
    searchQuery: option("search", "[Search] Query", "What to search for."),
    searchLimit: option("search", "[Search] Limit", "Results at most; 5 when empty."),
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    const typed = secrets.firecrawlApiUrl || "https://api.firecrawl.dev";
    const address = serviceAddress(typed, "FireCrawl API URL", "https://api.firecrawl.dev");
    const headers = { authorization: `Bearer ${secrets.firecrawlApiToken}` };
    const { includeTags, excludeTags, includePaths, excludePaths, onlyMainContent = true } = inputs;
    const tags = { includeTags: listed(includeTags), excludeTags: listed(excludeTags) };
    const page = { formats: ["markdown"], onlyMainContent, ...tags };
    const url = (): string => pageAddress(inputs.url ?? "");
    return loaderOutput(context, (run) => {
      const crawl = { address, service: { name: "FireCrawl", fetch: tools.fetch, headers, signal: run.signal } };
      switch (inputs.crawlerType) {
        case "scrape":
          return scrapedPage(crawl, { url: url(), ...page });
        case "search":
          return searchedPages(crawl, { query: inputs.searchQuery ?? "", limit: Number(inputs.searchLimit || 5) });
        case "extract": {
          const schema = jsonObjectInput(inputs.extractSchema, "[Extract] Schema");
          return extractedData(crawl, { urls: [url()], schema, prompt: inputs.extractPrompt || undefined }, run);
        }
        case "crawl": {
          const paths = { includePaths: listed(includePaths), excludePaths: listed(excludePaths) };
          const limit = Number(inputs.limit || 100);
          return crawledSite(crawl, { url: url(), ...paths, limit, scrapeOptions: page }, run);
        }
        default:
          return assertNever(inputs.crawlerType);
      }
    });
  },
});

function listed(text: string | undefined): string[] | undefined {
  const items = (text ?? "").split(",").map((item) => item.trim());
  const given = items.filter((item) => item !== "");
  return given.length > 0 ? given : undefined;
}
