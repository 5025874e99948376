import { AppError } from "@/domain/errors";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import type {
  DocumentSource,
  EmbeddedDocument,
  Embedder,
  FoundDocument,
  VectorIndex,
  VectorQuery,
} from "../documents/document-slots";
import { batches } from "@/domain/documents/batches";
import { holds, nearest } from "../documents/nearest";
import { termCoverage } from "../documents/term-coverage";
import { fromCosine } from "./outside/scores";

/** More would not fit beside everything else that the server keeps in memory. */
const mostDocuments = 5_000;
const batchSize = 50;

/** A store in memory: it is filled when it is first asked, and again by an upsert. */
export function memoryIndex(sources: readonly DocumentSource[], embedder: Embedder): VectorIndex {
  const documents = new Map<string, EmbeddedDocument>();
  let filled: Promise<void> | undefined;

  const fill = async (signal: AbortSignal): Promise<void> => {
    for (const source of sources) {
      for await (const batch of batches(source.load({ files: [], signal, skip: refuse }), batchSize)) {
        const texts = batch.map(({ pageContent }) => pageContent);
        const vectors = await embedder.embedDocuments(texts, signal);
        for (const [place, document] of batch.entries())
          add({ ...document, id: String(documents.size), vector: vectors[place] ?? [] });
      }
    }
  };
  const add = (document: EmbeddedDocument): void => {
    documents.set(document.id, document);
    if (documents.size > mostDocuments)
      throw new AppError(
        "unprocessable",
        `An in-memory store holds at most ${mostDocuments} documents. Use the built-in vector store instead.`,
      );
  };
  const ready = (signal: AbortSignal): Promise<void> => {
    if (documents.size > 0 && !filled) return Promise.resolve();
    filled ??= fill(signal).catch((error: unknown) => {
      documents.clear();
      filled = undefined;
      throw error;
    });
    return filled;
  };
  const seenBy = ({ filter = {}, chatId }: Pick<VectorQuery, "filter" | "chatId">): EmbeddedDocument[] =>
    [...documents.values()].filter(
      ({ metadata }) => holds(metadata, filter) && (chatId === undefined || (metadata[chatIdKey] ?? chatId) === chatId),
    );
  const search: NonNullable<VectorIndex["searchWithVectors"]> = async (query, signal) => {
    await ready(signal);
    return nearest(seenBy(query), query.vector, query.k).map((found) => ({
      ...found,
      score: fromCosine(found.score),
      vector: [...found.vector],
    }));
  };

  return {
    ...{ sources, embedder },
    async put(added) {
      for (const document of added) add(document);
    },
    async remove(ids) {
      for (const id of ids) documents.delete(id);
    },
    search: async (query, signal) => (await search(query, signal)).map(({ vector: _vector, ...found }) => found),
    searchWithVectors: search,
    async searchWords(query, signal) {
      await ready(signal);
      return byWords(seenBy(query), query);
    },
  };
}

function byWords(seen: readonly EmbeddedDocument[], { text, k }: Omit<VectorQuery, "vector">): FoundDocument[] {
  const texts = seen.map(({ pageContent }) => pageContent);
  const coverage = termCoverage(text, texts);
  return seen
    .map(({ vector: _vector, ...document }, place) => ({ ...document, score: coverage[place] ?? 0 }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, k);
}

const refuse = (item: string, reason: string): never => {
  throw new AppError("unprocessable", `${item}: ${reason}`);
};
