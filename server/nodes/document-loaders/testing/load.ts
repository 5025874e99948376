import type { NodeTools } from "@/server/engine/ports";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { documentReader } from "@/server/platform/extract-text/document-reader";
import type { DocumentSource, SentFile, TextDocument } from "../../documents/document-slots";
import { fileAtHand } from "@/domain/files/file-at-hand";
import { build } from "../../testing/build";
import { someTools } from "../../testing/turn";

/** Tools that read files for real and reach the world by `fetcher`. */
export const readingTools = (fetcher: typeof fetch, over: Partial<NodeTools> = {}): NodeTools =>
  someTools(fetcher, { documents: { ...inMemoryDocuments(), reader: documentReader }, ...over });

export interface LoadOptions {
  tools: NodeTools;
  files?: SentFile[];
  inputs?: Record<string, unknown>;
  secrets?: Record<string, string>;
}

/** All that a loader gives, and what it told of as unreadable. */
export async function load(node: string, { tools, files = [], inputs = {}, secrets = {} }: LoadOptions) {
  const source = await build<DocumentSource>(node, { inputs, secrets, output: "document", tools });
  const documents: TextDocument[] = [];
  const skipped: string[] = [];
  const run = {
    files: files.map(fileAtHand),
    signal: new AbortController().signal,
    skip: (item: string, reason: string) => void skipped.push(`${item}: ${reason}`),
  };
  for await (const document of source.load(run)) documents.push(document);
  return { documents, skipped };
}
