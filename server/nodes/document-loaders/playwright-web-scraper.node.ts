import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { selectorInput, siteInputs, sitePages, urlInput } from "./site-inputs";

export default defineNode({
  name: "playwrightWebScraper",
  version: 1,
  label: "Playwright Web Scraper",
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
        { label: "Network Idle", name: "networkidle" },
        { label: "Commit", name: "commit" },
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
    cssSelector: selectorInput,
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) => sitePages({ ...inputs, selector: inputs.cssSelector }, tools, run));
  },
});
