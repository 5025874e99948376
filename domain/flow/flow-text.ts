/** What comes first in every object, because it says what the object is. */
const leading = ["id", "name", "label", "type", "version", "nodes", "edges"];

/**
 * A flow file as it is written to disk: each value on a line of its own and keys in one order, so that two files
 * differ where two flows differ and nowhere else.
 */
export const flowText = (file: unknown): string => `${JSON.stringify(inKeyOrder(file), null, 2)}\n`;

export function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]: [string, unknown]) => [key, inKeyOrder(item)]),
  );
}

function rank(key: string): number {
  const place = leading.indexOf(key);
  return place === -1 ? leading.length : place;
}
