import { defineNode } from "../define-node";
import type { TextSplitter } from "../documents/document-slots";
import { chunkInputs, chunksOf } from "./chunk-inputs";
import { langchainSplitter } from "./langchain-splitter";

const encodings = ["gpt2", "r50k_base", "p50k_base", "p50k_edit", "cl100k_base", "o200k_base"] as const;

export default defineNode({
  name: "tokenTextSplitter",
  version: 1,
  label: "Token Text Splitter",
  description: "Cuts after a number of tokens, as models count them, wherever that falls.",
  category: "Text Splitters",
  icon: "token-splitter.svg",
  provides: ["TokenTextSplitter", "TextSplitter"],
  summary: ["encodingName", "chunkSize"],
  inputs: {
    encodingName: {
      type: "options",
      label: "Encoding Name",
      description:
        "How text becomes tokens: cl100k_base for GPT-4 and most embeddings, o200k_base for GPT-4o and later.",
      options: encodings.map((name) => ({ label: name, name })),
      default: "gpt2",
    },
    chunkSize: { ...chunkInputs.chunkSize, description: "Most tokens of a piece." },
    chunkOverlap: { ...chunkInputs.chunkOverlap, description: "Tokens that a piece repeats of the one before it." },
  },
  async create({ inputs }): Promise<TextSplitter> {
    const [{ TokenTextSplitter }, ranks, { Tiktoken }] = await Promise.all([
      import("@langchain/textsplitters"),
      loadRanks(inputs.encodingName),
      import("js-tiktoken/lite"),
    ]);
    const splitter = new TokenTextSplitter({ encodingName: inputs.encodingName, ...chunksOf(inputs) });
    // Otherwise the splitter would download them.
    Object.assign(splitter, { tokenizer: new Tiktoken(ranks) });
    return langchainSplitter(splitter);
  },
});

/** The ranks come with the package, several megabytes each, so that only the one that is asked for is loaded. */
async function loadRanks(name: (typeof encodings)[number]) {
  switch (name) {
    case "gpt2":
      return (await import("js-tiktoken/ranks/gpt2")).default;
    case "r50k_base":
      return (await import("js-tiktoken/ranks/r50k_base")).default;
    case "p50k_base":
      return (await import("js-tiktoken/ranks/p50k_base")).default;
    case "p50k_edit":
      return (await import("js-tiktoken/ranks/p50k_edit")).default;
    case "cl100k_base":
      return (await import("js-tiktoken/ranks/cl100k_base")).default;
    case "o200k_base":
      return (await import("js-tiktoken/ranks/o200k_base")).default;
  }
}
