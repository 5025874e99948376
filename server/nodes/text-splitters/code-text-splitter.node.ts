import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { langchainSplitter } from "./langchain-splitter";

const languages = [
  "cpp",
  "go",
  "java",
  "js",
  "php",
  "proto",
  "python",
  "rst",
  "ruby",
  "rust",
  "scala",
  "swift",
  "markdown",
  "latex",
  "html",
  "sol",
] as const;

export default defineNode({
  name: "codeTextSplitter",
  version: 1,
  label: "Code Text Splitter",
  description: "Cuts program text between its classes, functions and blocks where it can.",
  category: "Text Splitters",
  icon: "code-splitter.svg",
  provides: ["CodeTextSplitter", "RecursiveCharacterTextSplitter", "TextSplitter"],
  summary: ["language", "chunkSize"],
  inputs: {
    language: {
      type: "options",
      label: "Language",
      options: languages.map((name) => ({ label: name, name })),
    },
    ...chunkInputs,
  },
  async create({ inputs }): Promise<TextSplitter> {
    const { RecursiveCharacterTextSplitter } = await import("@langchain/textsplitters");
    return langchainSplitter(RecursiveCharacterTextSplitter.fromLanguage(inputs.language, chunksOf(inputs)));
  },
});
