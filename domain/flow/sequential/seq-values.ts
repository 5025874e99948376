/** How these files keep values: numbers and flags as text, grids as JSON text, one of several tabs. */
type Inputs = Readonly<Record<string, unknown>>;

export const textAt = (inputs: Inputs, key: string): string => {
  const value = inputs[key];
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
};

export const flagAt = (inputs: Inputs, key: string): boolean => inputs[key] === true || inputs[key] === "true";

export const numberAt = (inputs: Inputs, key: string): number | undefined => {
  const number = Number(textAt(inputs, key) || Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

/** Rows of a grid, each of texts. */
export function rowsAt(inputs: Inputs, key: string): Record<string, string>[] {
  const value = readJson(inputs[key]);
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row) =>
    typeof row === "object" && row !== null
      ? [Object.fromEntries(Object.entries(row).map(([name, cell]: [string, unknown]) => [name, asText(cell)]))]
      : [],
  );
}

export function entriesAt(inputs: Inputs, key: string): [string, string][] {
  const value = readJson(inputs[key]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, item]: [string, unknown]) => [name, asText(item)]);
}

/** Which of an input's tabs counts: `<identifier>_<node>` holds `<tab>_<node>`. */
export const tabAt = (inputs: Inputs, identifier: string, id: string): string =>
  textAt(inputs, `${identifier}_${id}`).replace(new RegExp(`_${id.replaceAll(/\W/g, String.raw`\$&`)}$`), "");

const asText = (value: unknown): string => {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
};

function readJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    const read: unknown = JSON.parse(value);
    return read;
  } catch {
    return undefined;
  }
}
