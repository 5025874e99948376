import type { VectorCollection } from "@/server/engine/document-ports";
import type { DocumentSource, Embedder, RecordManager, VectorIndex } from "../documents/document-slots";
import { fromCosine } from "./outside/scores";

const sliceSize = 10;

interface ShelfIndex {
  collection: VectorCollection;
  sources: readonly DocumentSource[];
  embedder: Embedder;
  recordManager?: RecordManager | undefined;
}

/** A store whose vectors this server keeps itself. */
export const shelfIndex = ({ collection, sources, embedder, recordManager }: ShelfIndex): VectorIndex => ({
  sources,
  embedder,
  ...(recordManager && { recordManager }),
  async put(documents, signal) {
    // The embedded database works on the thread that answers requests: between two slices they get their turn.
    for (let start = 0; start < documents.length; start += sliceSize) {
      await collection.put(documents.slice(start, start + sliceSize));
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
  },
  remove: (ids) => collection.remove(ids),
  search: async (query) => (await collection.search(query)).map(scored),
  searchWords: (query) => collection.searchWords(query),
  searchWithVectors: async (query) =>
    (await collection.search({ ...query, withVectors: true })).map((found) => ({
      ...scored(found),
      vector: found.vector ?? [],
    })),
});

const scored = <T extends { score: number }>(found: T): T => ({ ...found, score: fromCosine(found.score) });
