import { AppError } from "@/domain/errors";
import type { SentFile, TextDocument } from "../documents/document-slots";
import { fileText } from "./file-text";
import { rowText } from "./row-documents";

/** The rows of a CSV file, one document each; with a column, only what stands in it. */
export async function* csvDocuments(file: SentFile, column: string | undefined): AsyncGenerator<TextDocument> {
  const { parse } = await import("csv-parse");
  const text = fileText(file);
  const options = {
    columns: (head: string[]) => head.map((name, index) => name.trim() || `Column ${index + 1}`),
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  } as const;
  const wanted = column?.trim();
  try {
    for await (const each of parse(text, options)) {
      // The parser's own words for a row with `info`.
      const { record, info } = each as { record: Record<string, string>; info: { lines: number } };
      if (wanted && !Object.hasOwn(record, wanted)) throw noColumn(file.name, wanted, record);
      const pageContent = wanted ? (record[wanted] ?? "") : rowText(record);
      if (pageContent.trim() !== "") yield { pageContent, metadata: { source: file.name, line: info.lines } };
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const detail = cause instanceof Error ? cause.message : "";
    throw new AppError("unprocessable", `“${file.name}” is not valid CSV: ${detail}`, { cause });
  }
}

/** Whichever of the usual separators the first line has most of. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const count = (separator: string): number => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

const noColumn = (name: string, column: string, record: Record<string, string>): AppError =>
  new AppError("unprocessable", `“${name}” has no column “${column}”. It has ${Object.keys(record).join(", ")}.`);
