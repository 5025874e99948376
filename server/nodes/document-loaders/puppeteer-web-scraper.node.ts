import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { siteInputs, sitePages, urlInput } from "./site-inputs";

export default defineNode({
  name: "puppeteerWebScraper",
  version: 1,
  label: "Puppeteer Web Scraper",
  description: "Reads web pages as their server sends them. What a page's scripts would add is not read.",
  category: "Document Loaders",
  icon: "web-page.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  summary: ["url"],
  inputs: {
    ...urlInput,
    textSplitter: loaderInputs.textSplitter,
    ...siteInputs,
    waitUntilGoToOption: {
      type: "options",
      label: "Wait Until",
      description: "Kept from imported flows; no browser runs here that would have to be waited for.",
      options: [
        { label: "Load", name: "load" },
        { label: "DOM Content Loaded", name: "domcontentloaded" },
        { label: "Network Idle 0", name: "networkidle0" },
        { label: "Network Idle 2", name: "networkidle2" },
      ],
      optional: true,
      additional: true,
    },
    waitForSelector: {
      type: "string",
      label: "Wait for selector to load",
      description: "Kept from imported flows, likewise.",
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) => sitePages(inputs, tools, run));
  },
});
