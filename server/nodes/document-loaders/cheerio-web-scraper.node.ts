import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { selectorInput, siteInputs, sitePages, urlInput } from "./site-inputs";

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
    ...urlInput,
    textSplitter: loaderInputs.textSplitter,
    ...siteInputs,
    selector: selectorInput,
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
    const { excludeSelector: exclude, outputFormat: format } = inputs;
    return loaderOutput(context, (run) => sitePages({ ...inputs, exclude, format }, tools, run));
  },
});
