import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";

export default defineNode({
  name: "plainText",
  version: 2,
  label: "Plain Text",
  description: "A text typed here.",
  category: "Document Loaders",
  icon: "plain-text.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  summary: ["text"],
  inputs: {
    text: { type: "string", label: "Text", rows: 4, placeholder: "Once upon a time…" },
    ...loaderInputs,
  },
  create: async (context) =>
    loaderOutput(context, async function* () {
      yield { pageContent: context.inputs.text, metadata: { source: context.node.label } };
    }),
});
