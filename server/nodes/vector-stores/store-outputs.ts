import type { OutputSpec } from "@/domain/catalogue/node-spec";

/** The two outputs of a vector store, under the classes that Flowise's files name. */
export const storeOutputs = <const C extends string>(label: string, className: C, saved: readonly string[] = []) =>
  [
    {
      name: "retriever",
      label: `${label} Retriever`,
      description: "Finds what answers a question.",
      provides: [className, "VectorStoreRetriever", "BaseRetriever"],
    },
    {
      name: "vectorStore",
      label: `${label} Vector Store`,
      description: "The store itself, for nodes that search it their own way.",
      provides: [className, ...saved, "VectorStore"],
    },
  ] as const satisfies readonly OutputSpec[];
