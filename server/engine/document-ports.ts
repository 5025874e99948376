import type {
  EmbeddedDocument,
  FileSource,
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

/** A file to be read by its content; the ending of its name says what it should be, else `mime`. */
export interface FileToExtract {
  name: string;
  mime?: string;
  bytes: Uint8Array;
  /** Reads English print off pictures and off the pages of a PDF that hold no text. Takes a second a page. */
  ocr?: boolean;
}

export type ExtractedKind = "text" | "pdf" | "docx" | "xlsx" | "pptx" | "epub" | "image";

export interface ExtractedFile {
  kind: ExtractedKind;
  /** Pages, slides, sheets or chapters in their order; one where a file has none. */
  pages: ExtractedPage[];
}

export interface ExtractedPage {
  text: string;
  /** A sheet's name. */
  title?: string | undefined;
  /** A sheet's cells. */
  rows?: string[][] | undefined;
}

export interface HtmlToRead {
  bytes: Uint8Array;
  /** Where it came from; its links are told as whole addresses. */
  url: string;
  /** As the server named it. */
  charset?: string;
  /** CSS selector of what is wanted; otherwise the body. */
  selector?: string;
  /** CSS selector of what is left out. */
  exclude?: string;
  format?: "text" | "html";
}

export interface ReadHtml {
  title: string;
  text: string;
  links: string[];
}

export interface Sitemap {
  pages: string[];
  sitemaps: string[];
}

/** What reads files and pages, with limits of time and memory. Rejects with an `AppError` whose sentence names the file. */
export interface DocumentReader {
  extract(file: FileToExtract, signal: AbortSignal): Promise<ExtractedFile>;
  readHtml(page: HtmlToRead, signal: AbortSignal): Promise<ReadHtml>;
  readSitemap(page: { bytes: Uint8Array; url: string }, signal: AbortSignal): Promise<Sitemap>;
  /** The files of a zip archive, one after the other; nothing touches the disk. What is left out is told by `skip`. */
  unpack(
    archive: Pick<FileSource, "name" | "size" | "read">,
    skip: (name: string, reason: string) => void,
    signal: AbortSignal,
  ): AsyncIterable<{ name: string; bytes: Uint8Array }>;
}
