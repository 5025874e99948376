import type {
  EmbeddedDocument,
  FoundDocument,
  RecordManager,
  Retriever,
  TextDocument,
  VectorIndex,
} from "@/server/nodes/documents/document-slots";

/** Vectors that this server keeps itself, of one workspace. */
export interface VectorShelf {
  /** A collection by its name; it comes into being with its first document. All its vectors are of one model. */
  open(name: string, model: string): VectorCollection;
  /** Deletes a collection and all it holds. */
  remove(name: string): Promise<void>;
}

export interface VectorMatch extends FoundDocument {
  id: string;
  score: number;
  /** Only when asked for. */
  vector?: number[];
}

interface Narrowed {
  k: number;
  /** Metadata that must be contained. */
  filter?: Readonly<Record<string, unknown>> | undefined;
  /** Leaves out what came with another conversation (`chatIdKey`). */
  chatId?: string | undefined;
}

export interface VectorCollection {
  /** All of them or none; a document whose id is known is replaced. */
  put(documents: readonly EmbeddedDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Nearest first, by cosine. */
  search(query: Narrowed & { vector: readonly number[]; withVectors?: boolean }): Promise<VectorMatch[]>;
  /** Those that hold the question's words, best first. Scores are 0 … 1 and cannot be compared with a cosine. */
  searchWords(query: Narrowed & { text: string }): Promise<VectorMatch[]>;
  count(): Promise<number>;
}

/** What record managers know, of one workspace. */
export interface RecordShelf {
  open(namespace: string): Omit<RecordManager, "namespace" | "cleanup" | "sourceIdKey">;
}

/** The document stores of one workspace. Each call reads anew, so that a flow follows what is changed in a store. */
export interface StoreShelf {
  list(): Promise<{ id: string; name: string; description: string }[]>;
  /** What its loaders gave. Rejects with `not_found` for any other id. */
  chunks(id: string): AsyncIterable<TextDocument>;
  /** The index that it was upserted into, as its owner set it. */
  openIndex(id: string, signal: AbortSignal): Promise<VectorIndex>;
  openRetriever(id: string, signal: AbortSignal): Promise<Retriever>;
}
