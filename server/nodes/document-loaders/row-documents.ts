import type { TextDocument } from "../documents/document-slots";

/** A row of a table as text: `column: value`, one to a line. Cells without a value say nothing. */
export const rowText = (row: Readonly<Record<string, string>>): string =>
  Object.entries(row)
    .filter(([, value]) => value.trim() !== "")
    .map(([column, value]) => `${column}: ${value}`)
    .join("\n");

/** The rows of a sheet, whose first row names the columns. */
export function* sheetDocuments(
  [head = [], ...rows]: readonly (readonly string[])[],
  metadata: Readonly<Record<string, unknown>>,
): Generator<TextDocument> {
  const columns = head.map((column, index) => column.trim() || `Column ${index + 1}`);
  for (const [index, cells] of rows.entries()) {
    const row = Object.fromEntries(cells.map((cell, place) => [columns[place] ?? `Column ${place + 1}`, cell]));
    const pageContent = rowText(row);
    if (pageContent !== "") yield { pageContent, metadata: { ...metadata, rowNum: index + 2 } };
  }
}
