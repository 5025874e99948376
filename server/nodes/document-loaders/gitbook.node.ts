import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { crawledPages, mostPages, pageAddress, sitemapPages } from "./web-pages";

export default defineNode({
  name: "gitbook",
  version: 2,
  label: "GitBook",
  description: "Reads a page of a GitBook, or all of them.",
  category: "Document Loaders",
  icon: "epub-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  summary: ["webPath"],
  inputs: {
    webPath: {
      type: "string",
      label: "Web Path",
      description: "For all pages, the address of the book itself.",
      placeholder: "https://docs.gitbook.com/",
    },
    shouldLoadAllPaths: {
      type: "boolean",
      label: "Should Load All Paths",
      description: "Reads every page that the book's sitemap lists.",
      optional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) => {
      const start = pageAddress(inputs.webPath);
      const options = { selector: "main", most: inputs.shouldLoadAllPaths ? mostPages : 1, depth: 0 };
      const read = inputs.shouldLoadAllPaths ? sitemapPages : crawledPages;
      return read(start, options, { tools, run });
    });
  },
});
