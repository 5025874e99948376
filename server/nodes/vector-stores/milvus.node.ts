import milvusAuth from "../credentials/milvus-auth.credential";
import { defineNode } from "../define-node";
import { outsideIndex } from "./outside/outside-index";
import { restService } from "./outside/rest-service";
import { serviceAddress } from "./outside/service-address";
import { milvusService } from "./services/milvus-service";
import { fileUploadInput, recordManagerSlot, searchInputs, storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "milvus",
  version: 2.1,
  label: "Milvus",
  description: "Keeps documents in a collection of Milvus or Zilliz Cloud, which is made when it is missing.",
  category: "Vector Stores",
  icon: "milvus.svg",
  docs: "https://milvus.io/docs",
  provides: ["Milvus"],
  outputs: storeOutputs("Milvus", "Milvus"),
  summary: ["milvusCollection"],
  credential: milvusAuth,
  credentialOptional: true,
  inputs: {
    ...storeSlots,
    ...recordManagerSlot,
    milvusServerUrl: { type: "string", label: "Milvus Server URL", placeholder: "http://localhost:19530" },
    milvusCollection: { type: "string", label: "Milvus Collection Name" },
    milvusPartition: {
      type: "string",
      label: "Milvus Partition Name",
      description: "Made when it is missing.",
      default: "_default",
      optional: true,
    },
    ...fileUploadInput,
    milvusTextField: {
      type: "string",
      label: "Milvus Text Field",
      description: "Field that has the text; “langchain_text” when empty.",
      placeholder: "langchain_text",
      optional: true,
      additional: true,
    },
    milvusFilter: {
      type: "string",
      label: "Milvus Filter",
      description: "A filter as Milvus's documentation has it.",
      placeholder: 'source == "handbook.pdf"',
      references: true,
      optional: true,
      additional: true,
    },
    ...topKInput,
    secure: {
      type: "boolean",
      label: "Secure",
      description: "Connect encrypted, where the address does not say.",
      optional: true,
      additional: true,
    },
    ...searchInputs,
  },
  async create({ inputs, secrets, output, tools }) {
    const typed = inputs.milvusServerUrl.trim();
    const address = serviceAddress(
      inputs.secure && !typed.includes("://") ? `https://${typed}` : typed,
      "Milvus Server URL",
      "http://localhost:19530",
    );
    const headers: Record<string, string> = secrets.milvusUser
      ? { authorization: `Bearer ${secrets.milvusUser}:${secrets.milvusPassword ?? ""}` }
      : {};
    const service = milvusService({
      rest: restService({ tools, name: "Milvus", address, headers }),
      collection: inputs.milvusCollection.trim(),
      partition: inputs.milvusPartition.trim() || "_default",
      textField: inputs.milvusTextField?.trim() || "langchain_text",
      filter: inputs.milvusFilter?.trim(),
    });
    const { document: sources, embeddings: embedder, recordManager } = inputs;
    return storeOutput(outsideIndex({ service, sources, embedder, recordManager }), output, inputs);
  },
});
