import type { RunEvent } from "@/domain/api/stream-event";

/**
 * What wires carry between loaders, splitters, embeddings, stores and retrievers. Like every slot value these are built
 * once per published version and hold nothing of a request.
 */

/** A piece of text and where it came from; `metadata.source` names the file or the address. */
export interface TextDocument {
  pageContent: string;
  metadata: Record<string, unknown>;
}

export interface FoundDocument extends TextDocument {
  /** Under which the store keeps it. */
  id?: string;
  /** 0 … 1, higher is nearer; absent where a store does not tell. */
  score?: number;
}

/** A loader with its splitter: documents one after the other, so that a large source never lies in memory whole. */
export interface DocumentSource {
  load(run: LoadRun): AsyncIterable<TextDocument>;
}

export interface LoadRun {
  /** Files sent along with this run for the loader's own file input; they stand in place of the stored ones. */
  files: readonly FileSource[];
  signal: AbortSignal;
  /** Tells of a file or page that could not be read, in a sentence for its owner. The others go on. */
  skip(item: string, reason: string): void;
  /** HTML is wanted with its tags. */
  markup?: true;
}

export interface SentFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** A file that is read when its turn comes, so that a job over many or large ones holds little at a time. */
export interface FileSource {
  name: string;
  mime: string;
  /** In bytes. */
  size: number;
  /** Bytes from `start` up to `end`, which is left out; all of them when neither is given. */
  read(start?: number, end?: number): Promise<Uint8Array>;
}

export interface TextSplitter {
  /** The document's pieces in order, each with its metadata (and `loc` where lines are known). */
  split(document: TextDocument): Promise<TextDocument[]>;
  /** It makes something of HTML, which loaders then leave as it is. */
  readsMarkup?: true;
}

export interface Embedder {
  /** Which vectors these are; those of different models are never compared. */
  model: string;
  /** One vector for each text, in their order. */
  embedDocuments(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
  embedQuery(text: string, signal: AbortSignal): Promise<number[]>;
}

export interface EmbeddedDocument extends TextDocument {
  id: string;
  vector: readonly number[];
}

export interface VectorQuery {
  vector: readonly number[];
  /** The question itself, for stores that also search words. */
  text: string;
  /** How many at most. */
  k: number;
  /** Metadata that must be equal; a store's own language of filters where the owner wrote one. */
  filter?: Readonly<Record<string, unknown>>;
  /** Documents that came with another conversation than this one are left out. */
  chatId?: string;
}

/** A vector store: what an upsert fills and a retriever asks. */
export interface VectorIndex {
  /** Loaders wired into the node; an upsert reads them. */
  sources: readonly DocumentSource[];
  embedder: Embedder;
  recordManager?: RecordManager;
  /** Stores documents; one under an id that is there already is replaced. */
  put(documents: readonly EmbeddedDocument[], signal: AbortSignal): Promise<void>;
  remove(ids: readonly string[], signal: AbortSignal): Promise<void>;
  /** Nearest first. */
  search(query: VectorQuery, signal: AbortSignal): Promise<FoundDocument[]>;
  /** The best of `k` that also differ from each other need the vectors of the candidates. */
  searchWithVectors?(query: VectorQuery, signal: AbortSignal): Promise<(FoundDocument & { vector: number[] })[]>;
  /** What holds the question's words, best first, in stores that can tell. */
  searchWords?(query: Omit<VectorQuery, "vector">, signal: AbortSignal): Promise<FoundDocument[]>;
  /** What the store's own node says, for retrievers that search it their own way. */
  usual?: SearchHow;
}

/**
 * Remembers what a store holds, so that the same document is not embedded twice and a vanished one is deleted. Each change
 * of the store is announced before it is made, so that after a crash the two can be brought together again.
 */
export interface RecordManager {
  namespace: string;
  cleanup: "none" | "incremental" | "full";
  /** Metadata key that says which documents belong to one source. */
  sourceIdKey: string;
  /** Which of these keys the store holds for certain. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** These are about to be stored. */
  announce(entries: readonly RecordEntry[], at: Date): Promise<void>;
  /** These are stored, and were seen at `at`. */
  record(entries: readonly RecordEntry[], at: Date): Promise<void>;
  /**
   * Stored keys last seen before `before`, of these groups or of all, in the order of the keys from behind `after`. None:
   * there are no more.
   */
  stale(query: StaleQuery): Promise<string[]>;
  /** These are about to be removed. */
  doom(keys: readonly string[]): Promise<void>;
  /** These are removed. */
  forget(keys: readonly string[]): Promise<void>;
  /** What was announced and never confirmed. */
  unfinished(limit: number): Promise<string[]>;
}

export interface StaleQuery {
  before: Date;
  groups?: readonly string[] | undefined;
  after?: string | undefined;
  /** At most so many at once. */
  limit: number;
}

export interface RecordEntry {
  key: string;
  group: string | undefined;
}

export interface Retriever {
  /** What it is called and good for, where a chain has to choose among several. */
  name?: string;
  description?: string;
  /** What answers the question, best first. */
  retrieve(question: string, context: RetrieveContext): Promise<FoundDocument[]>;
}

export interface RetrieveContext {
  signal: AbortSignal;
  /** Conversation whose own uploads may be found beside the flow's documents. */
  chatId: string;
  /** Metadata that must be equal, beside what the retriever itself asks for. */
  filter?: Readonly<Record<string, unknown>>;
  /** Where a retriever that asks a model tells of its usage. */
  emit?(event: RunEvent): void;
}

/** How a store's documents are chosen. */
export interface SearchHow {
  topK?: number | undefined;
  searchType?: string | undefined;
  fetchK?: number | undefined;
  lambda?: number | undefined;
  filter?: Readonly<Record<string, unknown>> | undefined;
}
