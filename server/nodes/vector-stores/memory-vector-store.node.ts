import { defineNode } from "../define-node";
import { memoryIndex } from "./memory-index";
import { storeSlots, topKInput } from "./store-inputs";
import { storeOutput } from "./store-output";
import { storeOutputs } from "./store-outputs";

export default defineNode({
  name: "memoryVectorStore",
  version: 1,
  label: "In-Memory Vector Store",
  description: "Loads its documents into memory when it is first asked. For small texts; nothing is kept.",
  category: "Vector Stores",
  icon: "memory-vector-store.svg",
  provides: ["Memory"],
  outputs: storeOutputs("Memory", "Memory"),
  inputs: { ...storeSlots, ...topKInput },
  create: async ({ inputs, output }) => storeOutput(memoryIndex(inputs.document, inputs.embeddings), output, inputs),
});
