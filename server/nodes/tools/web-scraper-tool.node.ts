import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { defineNode } from "../define-node";
import { crawledPages, mostPages, pageAddress, sitemapPages } from "../document-loaders/web-pages";
import { turnOf } from "./turn-of";

/** More would only fill the model's memory. */
const longest = 50_000;

export default defineNode({
  name: "webScraperTool",
  version: 1.1,
  label: "Web Scraper Tool",
  description: "Lets an agent read web pages, and what they link to on the same site.",
  category: "Tools",
  icon: "web-page.svg",
  provides: ["WebScraperTool", "Tool", "StructuredTool", "Runnable"],
  summary: ["scrapeMode"],
  inputs: {
    scrapeMode: {
      type: "options",
      label: "Scraping Mode",
      default: "recursive",
      options: [
        { name: "recursive", label: "Recursive", description: "The page and the pages that it links to." },
        { name: "sitemap", label: "Sitemap", description: "The pages that the site's sitemap lists." },
      ],
    },
    maxDepth: {
      type: "number",
      label: "Max Depth",
      description: "How many links a page may be away from the first one; 0 reads that page alone.",
      default: 1,
      min: 0,
      step: 1,
      optional: true,
      additional: true,
      show: { scrapeMode: "recursive" },
    },
    maxPages: {
      type: "number",
      label: "Max Pages",
      default: 10,
      min: 1,
      max: mostPages,
      step: 1,
      optional: true,
      additional: true,
    },
    timeoutS: {
      type: "number",
      label: "Timeout (s)",
      description: "How long one use may take.",
      default: 60,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
    description: {
      type: "string",
      label: "Tool Description",
      description: "When the agent should use it.",
      default: "Reads a web page by its address, with pages that it links to, and gives their text.",
      rows: 3,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, tools }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(
      async ({ url }: { url: string }, config) => {
        const limit = AbortSignal.timeout(inputs.timeoutS * 1000);
        const asked = turnOf(config)?.signal;
        const skipped: string[] = [];
        const run = {
          files: [],
          signal: asked ? AbortSignal.any([asked, limit]) : limit,
          skip: (page: string, reason: string) => void skipped.push(`${page} could not be read: ${reason}`),
        };
        const read = inputs.scrapeMode === "sitemap" ? sitemapPages : crawledPages;
        const options = { most: inputs.maxPages, depth: inputs.maxDepth ?? 1 };
        const pages: string[] = [];
        for await (const { pageContent, metadata } of read(pageAddress(url), options, { tools, run }))
          pages.push([metadata.title, metadata.source, pageContent].filter(Boolean).join("\n"));
        return [...pages, ...skipped].join("\n\n").slice(0, longest) || "The page holds no text.";
      },
      {
        name: "web_scraper_tool",
        description: inputs.description,
        schema: z.object({ url: z.string().describe("Address of the page.") }),
      },
    );
  },
});
