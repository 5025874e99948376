import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { headerInput } from "./header-input";
import { markdownSplitter } from "./markdown-splitter";

export default defineNode({
  name: "htmlToMarkdownTextSplitter",
  version: 1.1,
  label: "HtmlToMarkdown Text Splitter",
  description: "Turns HTML into Markdown and cuts that at its headings, blocks and paragraphs.",
  category: "Text Splitters",
  icon: "html-splitter.svg",
  provides: ["HtmlToMarkdownTextSplitter", "MarkdownTextSplitter", "RecursiveCharacterTextSplitter", "TextSplitter"],
  summary: ["chunkSize", "splitByHeaders"],
  inputs: { ...chunkInputs, ...headerInput },
  async create({ inputs }): Promise<TextSplitter> {
    const { NodeHtmlMarkdown } = await import("node-html-markdown");
    const splitter = await markdownSplitter(chunksOf(inputs), inputs.splitByHeaders);
    return {
      readsMarkup: true,
      split: ({ pageContent, metadata }) =>
        splitter.split({ pageContent: NodeHtmlMarkdown.translate(pageContent), metadata }),
    };
  },
});
