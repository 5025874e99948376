interface StateRow {
  key?: string;
  value?: string;
}

/** What the rows of an "Update Flow State" input set. Rows without a key set nothing; of two with one key the later counts. */
export const stateChanges = (rows: readonly StateRow[]): { state?: Record<string, string> } => {
  const set = rows.flatMap(({ key, value = "" }) => (key ? [[key, value] as const] : []));
  return set.length === 0 ? {} : { state: Object.fromEntries(set) };
};
