export type Value = string | number | null;

/** Collects a statement's values while its text is put together. Values never become part of the text. */
export interface StatementText {
  readonly values: readonly Value[];
  /** A placeholder for the value. */
  value(value: Value): string;
  /** A row of placeholders in parentheses. */
  row(values: readonly Value[]): string;
}

export function createStatementText(): StatementText {
  const values: Value[] = [];
  const value = (given: Value): string => `$${values.push(given)}`;
  return { values, value, row: (list) => `(${list.map(value).join(", ")})` };
}
