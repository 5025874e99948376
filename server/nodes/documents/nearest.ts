/** Cosine of the angle between two vectors: 1 for the same direction, 0 where one of them has no length. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  let dot = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (const [index, value] of one.entries()) {
    const opposite = other[index] ?? 0;
    dot += value * opposite;
    ofOne += value * value;
    ofOther += opposite * opposite;
  }
  return ofOne === 0 || ofOther === 0 ? 0 : dot / Math.sqrt(ofOne * ofOther);
}

/** The `k` items whose vectors are nearest to `vector`, nearest first, with their cosine as `score`. */
export function nearest<T extends { vector: readonly number[] }>(
  items: Iterable<T>,
  vector: readonly number[],
  k: number,
): (T & { score: number })[] {
  const scored = [...items].map((item) => ({ ...item, score: cosine(item.vector, vector) }));
  return scored.toSorted((a, b) => b.score - a.score).slice(0, k);
}

/** Whether `metadata` holds everything `filter` names, as Postgres's `@>` sees it. */
export function holds(metadata: unknown, filter: unknown): boolean {
  if (Array.isArray(filter)) {
    const given: readonly unknown[] = Array.isArray(metadata) ? metadata : [];
    return filter.every((wanted) => given.some((item) => holds(item, wanted)));
  }
  if (typeof filter !== "object" || filter === null) return metadata === filter;
  if (typeof metadata !== "object" || metadata === null) return false;
  const found = new Map(Object.entries(metadata));
  return Object.entries(filter).every(([key, wanted]) => found.has(key) && holds(found.get(key), wanted));
}
