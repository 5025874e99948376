import { chatIdKey } from "@/domain/documents/chat-id-key";
import { AppError } from "@/domain/errors";
import type { EmbeddedDocument, RecordEntry } from "@/server/nodes/documents/document-slots";
import { holds, nearest } from "@/server/nodes/documents/nearest";
import type { DocumentReader, RecordShelf, StoreShelf, VectorCollection, VectorShelf } from "../document-ports";
import type { DocumentTools } from "../ports";

/** Documents kept in this process; texts are embedded by their letters, so that the same words are near. */
export function inMemoryDocuments(): DocumentTools {
  return {
    vectors: memoryShelf(),
    records: memoryRecords(),
    stores: noStores,
    embed: async (texts) => texts.map(letterCounts),
    openFile: async (_flowId, name) => {
      throw new AppError("not_found", `File ${name} not found`);
    },
    reader: plainReader,
  };
}

const missing = (): never => {
  throw new AppError("not_found", "There is no such document store.");
};

const noStores: StoreShelf = {
  list: async () => [],
  // eslint-disable-next-line require-yield -- there is nothing to yield
  async *chunks() {
    missing();
  },
  openIndex: async () => missing(),
  openRetriever: async () => missing(),
};

/** Takes every file for UTF-8 text and every page for its words. */
const plainReader: DocumentReader = {
  extract: async ({ bytes }) => ({ kind: "text", pages: [{ text: new TextDecoder().decode(bytes) }] }),
  readHtml: async ({ bytes }) => ({
    title: "",
    text: new TextDecoder()
      .decode(bytes)
      .replaceAll(/<[^>]*>/g, " ")
      .trim(),
    links: [],
  }),
  readSitemap: async () => ({ pages: [], sitemaps: [] }),
  unpack: ({ name }) => {
    throw new AppError("unprocessable", `“${name}” cannot be unpacked in memory.`);
  },
};

function letterCounts(text: string): number[] {
  const counts = Array.from({ length: 26 }, () => 0);
  for (const letter of text.toLowerCase()) {
    const place = letter.charCodeAt(0) - 97;
    if (place >= 0 && place < 26) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function memoryShelf(): VectorShelf {
  const collections = new Map<string, Map<string, EmbeddedDocument>>();
  return {
    open(name) {
      const rows = (): Map<string, EmbeddedDocument> => {
        const known = collections.get(name) ?? new Map<string, EmbeddedDocument>();
        collections.set(name, known);
        return known;
      };
      return memoryCollection(rows);
    },
    async remove(name) {
      collections.delete(name);
    },
  };
}

function memoryCollection(rows: () => Map<string, EmbeddedDocument>): VectorCollection {
  const among = (filter: Readonly<Record<string, unknown>> = {}, chatId?: string) =>
    [...rows().values()].filter(
      ({ metadata }) => holds(metadata, filter) && (chatId === undefined || (metadata[chatIdKey] ?? chatId) === chatId),
    );
  return {
    async put(documents) {
      for (const document of documents) rows().set(document.id, document);
    },
    async remove(ids) {
      for (const id of ids) rows().delete(id);
    },
    async search({ vector, k, filter, chatId }) {
      return nearest(among(filter, chatId), vector, k).map((found) => ({ ...found, vector: [...found.vector] }));
    },
    async searchWords({ text, k, filter, chatId }) {
      const words = text.toLowerCase().match(/\w+/g) ?? [];
      const share = (content: string) => words.filter((word) => content.toLowerCase().includes(word)).length;
      return among(filter, chatId)
        .map((document) => ({
          ...document,
          vector: [...document.vector],
          score: share(document.pageContent) / words.length,
        }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, k);
    },
    count: async () => rows().size,
  };
}

function memoryRecords(): RecordShelf {
  const namespaces = new Map<string, Map<string, RecordEntry & { state: string; at: Date }>>();
  return {
    open(namespace) {
      const rows = namespaces.get(namespace) ?? new Map<string, RecordEntry & { state: string; at: Date }>();
      namespaces.set(namespace, rows);
      const write = (state: string) => async (entries: readonly RecordEntry[], at: Date) => {
        for (const entry of entries) rows.set(entry.key, { ...entry, state, at });
      };
      const stored = () => [...rows.values()].filter(({ state }) => state === "stored");
      return {
        known: async (keys) => new Set(keys.filter((key) => rows.get(key)?.state === "stored")),
        announce: write("storing"),
        record: write("stored"),
        stale: async ({ before, groups, limit, after = "" }) =>
          stored()
            .filter(({ at, group }) => at < before && (!groups || (group !== undefined && groups.includes(group))))
            .map(({ key }) => key)
            .filter((key) => key > after)
            .toSorted()
            .slice(0, limit),
        async doom(keys) {
          for (const key of keys) {
            const row = rows.get(key);
            if (row) rows.set(key, { ...row, state: "removing" });
          }
        },
        async forget(keys) {
          for (const key of keys) rows.delete(key);
        },
        unfinished: async (limit) =>
          [...rows.values()]
            .filter(({ state }) => state !== "stored")
            .map(({ key }) => key)
            .slice(0, limit),
      };
    },
  };
}
