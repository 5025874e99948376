import { defineNode } from "../define-node";
import { storeChoice } from "../documents/store-choice";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";

const { metadata, omitMetadataKeys } = loaderInputs;

export default defineNode({
  name: "documentStore",
  version: 1,
  label: "Document Store",
  description: "The chunks of one of this workspace's document stores.",
  category: "Document Loaders",
  icon: "document-store.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: { ...storeChoice.inputs, metadata, omitMetadataKeys },
  loaders: storeChoice.loaders,
  create: async (context) => {
    const { inputs, output, signal, tools } = context;
    const parts = { inputs: { ...inputs, textSplitter: undefined }, output, signal };
    return loaderOutput(parts, () => tools.documents.stores.chunks(inputs.selectedStore));
  },
});
