import type { NodeTools } from "@/server/engine/ports";
import type { Retriever, VectorIndex } from "../documents/document-slots";
import { searchStore } from "../vector-stores/search-store";
import { askWriter, type Writer } from "./ask-writer";
import { type AskedFilter, filterInstructions, type MetadataField, readFilter } from "./asked-filter";

interface FilteredSearch extends Writer {
  vectorStore: VectorIndex;
  fields: readonly MetadataField[];
  promptFor(question: string): string;
  /** The model also says what is left to search for. */
  withQuery: boolean;
  topK: number | undefined;
  log: NodeTools["log"];
}

/**
 * Has a model read a filter out of the question and searches with it. A filter that names other fields or values than
 * declared is asked for once more; after that the search goes without.
 */
export function filteredSearch(parts: FilteredSearch): Retriever {
  const { vectorStore, fields, withQuery, topK, log } = parts;
  return {
    async retrieve(question, context) {
      const prompt = `${parts.promptFor(question)}\n\n${filterInstructions(fields, withQuery)}`;
      let asked: AskedFilter = { filter: {}, query: undefined };
      let complaint = "";
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const text = await askWriter(parts, prompt + complaint, context);
        try {
          asked = readFilter(text, fields, withQuery);
          break;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          complaint = `\n\nYour last answer was of no use: ${reason}. Answer again.`;
          log("warn", "A model wrote no filter that could be used", { nodeId: parts.nodeId, reason });
        }
      }
      const filter = { ...asked.filter, ...context.filter };
      return searchStore(vectorStore, { question: asked.query ?? question, how: { topK } }, { ...context, filter });
    },
  };
}
