import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { langchainSplitter } from "./langchain-splitter";

export default defineNode({
  name: "characterTextSplitter",
  version: 1,
  label: "Character Text Splitter",
  description: "Cuts at one separator only, a blank line as a rule. What stands between two of them stays whole.",
  category: "Text Splitters",
  icon: "splitter.svg",
  provides: ["CharacterTextSplitter", "TextSplitter"],
  summary: ["chunkSize", "chunkOverlap"],
  inputs: {
    ...chunkInputs,
    separator: {
      type: "string",
      label: "Custom Separator",
      description: "Where to cut; a blank line when empty. \\n stands for a line break and \\t for a tab.",
      placeholder: " ",
      optional: true,
      additional: true,
    },
  },
  async create({ inputs }): Promise<TextSplitter> {
    const { CharacterTextSplitter } = await import("@langchain/textsplitters");
    const separator = inputs.separator?.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\t`, "\t");
    return langchainSplitter(new CharacterTextSplitter({ ...chunksOf(inputs), ...(separator && { separator }) }));
  },
});
