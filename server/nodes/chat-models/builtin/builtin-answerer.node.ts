import { defineNode } from "../../define-node";
import { chatModelClasses } from "../model-inputs";
import { extractiveModel } from "./extractive-model";

export default defineNode({
  name: "builtinAnswerer",
  version: 1,
  label: "Built-in Answerer",
  description:
    "Works without a key and without a network. It is no language model: it quotes the sentences of the conversation and its documents that answer best, and says so when there are none.",
  category: "Chat Models",
  icon: "builtin-answerer.svg",
  badge: "No key needed",
  provides: ["BuiltinAnswerer", ...chatModelClasses],
  summary: ["sentences"],
  inputs: {
    sentences: {
      type: "number",
      label: "Sentences",
      description: "How many sentences an answer may quote.",
      default: 3,
      step: 1,
      min: 1,
      max: 5,
      optional: true,
    },
  },
  create: ({ inputs }) => extractiveModel(inputs.sentences),
});
