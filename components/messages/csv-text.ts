/**
 * A table as CSV that every spreadsheet opens. A cell that a spreadsheet would take for a formula is made a text: it may
 * come from a stranger.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellOf).join(",")).join("\r\n") + "\r\n";
}

function cellOf(value: string): string {
  const harmless = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A number of a telephone may begin with a plus. */
const isFormula = (value: string): boolean => /^[=@\t\r+-]/.test(value) && !/^[+-][\d\s()./-]+$/.test(value);
