import type { ExtractedFile } from "@/server/engine/document-ports";
import type { DocumentTools } from "@/server/engine/ports";
import type { LoadRun, SentFile, TextDocument } from "../documents/document-slots";

export type Usage = "perPage" | "perFile";

export interface PagedOptions {
  usage: Usage;
  ocr?: boolean;
}

/** A file's pages, each a document with its number, or all of them in one. */
export async function* pagedDocuments(
  file: SentFile,
  { usage, ocr = false }: PagedOptions,
  { documents, run }: { documents: DocumentTools; run: LoadRun },
): AsyncGenerator<TextDocument> {
  const extracted = await documents.reader.extract({ ...file, ocr }, run.signal);
  yield* documentsOf(extracted, file.name, usage);
}

/** Pages without text are left out; the others keep their numbers. */
export function* documentsOf({ kind, pages }: ExtractedFile, source: string, usage: Usage): Generator<TextDocument> {
  const all = { source, ...totals(kind, pages.length) };
  if (usage === "perFile" || (pages.length === 1 && kind !== "pdf")) {
    yield { pageContent: pages.map(({ text }) => text).join("\n\n"), metadata: all };
    return;
  }
  for (const [index, { text }] of pages.entries()) {
    if (text.trim() !== "") yield { pageContent: text, metadata: { ...all, ...placeOf(kind, index + 1) } };
  }
}

function totals(kind: ExtractedFile["kind"], count: number): Record<string, unknown> {
  if (kind === "pdf") return { pdf: { totalPages: count } };
  return {};
}

function placeOf(kind: ExtractedFile["kind"], number: number): Record<string, unknown> {
  if (kind === "pptx") return { slideNumber: number };
  if (kind === "epub") return { chapter: number };
  return { loc: { pageNumber: number } };
}
