import { defineNode } from "../define-node";
import type { FoundDocument, Retriever } from "../documents/document-slots";
import { searchStore } from "../vector-stores/search-store";
import {
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
  vectorStoreSlot,
} from "./retriever-parts";

const usual = "{{context}}\nSource: {{metadata.source}}";

export default defineNode({
  name: "customRetriever",
  version: 1,
  label: "Custom Retriever",
  description: "Writes what was found in a form of your own, with its metadata.",
  category: "Retrievers",
  icon: "retriever-custom.svg",
  provides: ["CustomRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Custom Retriever", ["CustomRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  inputs: {
    ...vectorStoreSlot,
    ...queryInput,
    resultFormat: {
      type: "string",
      label: "Result Format",
      description: "{{context}} stands for the text of a document, {{metadata.key}} for a value of its metadata.",
      default: usual,
      rows: 4,
    },
    topK: { ...topKInput.topK, description: "How many documents to find; the store's own number when empty." },
  },
  async create({ inputs, output, turn }) {
    const { vectorStore, resultFormat, topK, query } = inputs;
    const retriever: Retriever = {
      async retrieve(question, context) {
        const found = await searchStore(vectorStore, { question, how: { topK } }, context);
        return found.map((document) => ({ ...document, pageContent: written(resultFormat, document) }));
      },
    };
    return retrieverOutput(retriever, { output, query, turn });
  },
});

/** All at once, so that what a document says is never taken for a part of the form. */
const written = (format: string, { pageContent, metadata }: FoundDocument): string =>
  format.replaceAll(/\{\{\s*(?:context|metadata\.([\w.-]+))\s*\}\}/g, (whole, path: string | undefined) => {
    if (path === undefined) return pageContent;
    const value = valueAt(metadata, path.split("."));
    if (value === undefined) return whole;
    return typeof value === "string" ? value : JSON.stringify(value);
  });

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return valueAt(new Map(Object.entries(value)).get(key), rest);
}
