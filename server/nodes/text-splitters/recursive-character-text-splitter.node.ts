import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { langchainSplitter } from "./langchain-splitter";

export default defineNode({
  name: "recursiveCharacterTextSplitter",
  version: 2,
  label: "Recursive Character Text Splitter",
  description: "Cuts at paragraphs where it can, then at lines, sentences and words.",
  category: "Text Splitters",
  icon: "splitter.svg",
  provides: ["RecursiveCharacterTextSplitter", "TextSplitter"],
  summary: ["chunkSize", "chunkOverlap"],
  inputs: {
    ...chunkInputs,
    separators: {
      type: "string",
      label: "Custom Separators",
      description: "Where to cut, best first, as a list in JSON. Stands in place of paragraphs, lines and words.",
      placeholder: '["\\n\\n", "\\n", ". "]',
      rows: 4,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs }): Promise<TextSplitter> {
    const { RecursiveCharacterTextSplitter } = await import("@langchain/textsplitters");
    const separators = inputs.separators ? readSeparators(inputs.separators) : undefined;
    return langchainSplitter(
      new RecursiveCharacterTextSplitter({ ...chunksOf(inputs), ...(separators && { separators }) }),
    );
  },
});

function readSeparators(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read) && read.every((item) => typeof item === "string")) return read;
  } catch {
    // Told below.
  }
  throw new AppError("unprocessable", 'The custom separators have to be a list in JSON, such as ["\\n\\n", "\\n"].');
}
