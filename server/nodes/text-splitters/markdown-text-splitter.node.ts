import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { headerInput } from "./header-input";
import { markdownSplitter } from "./markdown-splitter";

export default defineNode({
  name: "markdownTextSplitter",
  version: 1.1,
  label: "Markdown Text Splitter",
  description: "Cuts Markdown at its headings, blocks and paragraphs.",
  category: "Text Splitters",
  icon: "markdown-splitter.svg",
  provides: ["MarkdownTextSplitter", "RecursiveCharacterTextSplitter", "TextSplitter"],
  summary: ["chunkSize", "splitByHeaders"],
  inputs: { ...chunkInputs, ...headerInput },
  create: async ({ inputs }): Promise<TextSplitter> => markdownSplitter(chunksOf(inputs), inputs.splitByHeaders),
});
