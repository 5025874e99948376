import { AppError } from "@/domain/errors";
import { endingOf } from "@/domain/files/file-types";
import type { DocumentTools } from "@/server/engine/ports";
import type { LoadRun, SentFile, TextDocument } from "../documents/document-slots";
import { csvDocuments } from "./csv-documents";
import { jsonDocuments, jsonLinesDocuments } from "./json-documents";
import { documentsOf, type PagedOptions } from "./paged-documents";
import { sheetDocuments } from "./row-documents";

export interface FileOptions extends PagedOptions {
  /** For files of JSON lines. */
  pointer?: string | undefined;
}

/** Documents of a file of any kind: rows of tables, texts of JSON, pages of what has pages, web pages without their tags. */
export async function* fileDocuments(
  file: SentFile,
  { usage, ocr = false, pointer }: FileOptions,
  { documents, run }: { documents: DocumentTools; run: LoadRun },
): AsyncGenerator<TextDocument> {
  switch (endingOf(file.name)) {
    case "csv":
    case "tsv":
      yield* csvDocuments(file, undefined);
      break;
    case "jsonl":
    case "ndjson":
      yield* jsonLinesDocuments(file, { pointer });
      break;
    case "json":
      yield* jsonDocuments(file, {});
      break;
    case "html":
    case "htm":
    case "xhtml":
      if (run.markup) yield* extractedDocuments(file, { usage, ocr }, { documents, run });
      else yield await pageDocument(file, { documents, run });
      break;
    default:
      yield* extractedDocuments(file, { usage, ocr }, { documents, run });
  }
}

/** What a reader sees of a saved web page. */
async function pageDocument(
  { name, bytes }: SentFile,
  { documents, run }: { documents: DocumentTools; run: LoadRun },
): Promise<TextDocument> {
  const { title, text } = await documents.reader.readHtml({ bytes, url: name }, run.signal);
  if (text.trim() === "") throw new AppError("unprocessable", `“${name}” holds no text that could be read.`);
  return { pageContent: text, metadata: { source: name, ...(title && { title }) } };
}

async function* extractedDocuments(
  file: SentFile,
  { usage, ocr = false }: PagedOptions,
  { documents, run }: { documents: DocumentTools; run: LoadRun },
): AsyncGenerator<TextDocument> {
  const extracted = await documents.reader.extract({ ...file, ocr }, run.signal);
  if (extracted.kind !== "xlsx") {
    yield* documentsOf(extracted, file.name, usage);
    return;
  }
  for (const { title, rows = [] } of extracted.pages)
    yield* sheetDocuments(rows, { source: file.name, worksheet: title });
}
