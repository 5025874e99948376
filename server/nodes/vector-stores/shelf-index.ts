import type { VectorCollection } from "@/server/engine/document-ports";
import type { DocumentSource, Embedder, RecordManager, VectorIndex } from "../documents/document-slots";

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
  put: (documents) => collection.put(documents),
  remove: (ids) => collection.remove(ids),
  search: (query) => collection.search(query),
  searchWithVectors: async (query) =>
    (await collection.search({ ...query, withVectors: true })).map((found) => ({
      ...found,
      vector: found.vector ?? [],
    })),
});
